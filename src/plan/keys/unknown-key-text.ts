import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import { writeReference } from "../../values/template.ts";
import { placeOf, type Subject } from "../place.ts";
import type { DeclaredElsewhere } from "./declared-elsewhere.ts";
import type { UnknownKey } from "./unknown-keys.ts";

/** What is said of a query that names a key which nothing has. */
export interface UnknownKeyText {
  /** To follow the address of the object. */
  sentence: string;
  /** How sure that is, and what comes of it: a sentence without a full stop. */
  reason: string;
  hint: string;
}

const follows = "a manifest that says ${audience.NAME.key} follows a new key";

/** An unknown key in words. @param kind Of the object whose query names it. */
export function unknownKeyText(found: UnknownKey, kind: string): UnknownKeyText {
  const text = textByEvidence(found, kind);
  return found.declared ? { ...text, hint: applyHint(found, kind) } : text;
}

function applyHint({ key, declared, evidence }: UnknownKey, kind: string): string {
  if (declared === "deleted" || declared === "released")
    return `no manifest declares the ${kindOf(kind).prefix} any more: an apply would ${declared === "deleted" ? "delete it, unless a guard refuses that" : "release it"}`;
  if (declared !== "reference" || evidence?.type !== "missing")
    return `audiencectl apply makes the query as the manifest says, which does not name ${key}`;
  const { address } = evidence;
  return `audiencectl apply: the manifest names ${writeReference(address)} already, and the query gets that key as soon as ${address} is there`;
}

function textByEvidence({ key, evidence, elsewhere, near }: UnknownKey, kind: string): UnknownKeyText {
  const query = `the query of the ${kindOf(kind).prefix}`;
  const sentence = `names the key ${key}, which no audience or computed trait of the space has`;
  switch (evidence?.type) {
    case "heir":
      return {
        sentence,
        reason: `probably ${JSON.stringify(evidence.name)} is meant, which has the key ${evidence.key}`,
        hint: `name ${evidence.key} in ${query} and apply it; ${follows}`,
      };
    case "missing":
      return {
        sentence,
        reason: `it would be the key of ${evidence.address}, which is missing in the space`,
        hint: `to have ${evidence.address} again, name ${writeReference(evidence.address)} in ${query}, which follows whatever key a new object gets, and apply both; otherwise take ${key} out of the query and apply it`,
      };
    case "marker":
      return {
        sentence,
        reason: `the object that had it is gone: only the marker that was written for it is left, in the description of ${evidence.of}`,
        hint: `name a key that is there in ${query} and apply it; ${follows}`,
      };
    case undefined:
      if (elsewhere) return { sentence, ...elsewhereText(elsewhere) };
      return {
        sentence,
        reason: "that is normal for a trait that identify calls set, and a mistake where an audience is meant",
        hint: `leave a trait of identify calls as it is; if an audience is meant, ${near === undefined ? "name one that is there" : `did you mean ${near}?`}${near === undefined ? "; " : " "}${follows}`,
      };
  }
}

function elsewhereText({ address, project, file }: DeclaredElsewhere): Omit<UnknownKeyText, "sentence"> {
  return {
    reason: `it would be the key of ${address} of the project ${project} (${file})`,
    hint: `apply ${project} first: pipelines apply projects in no order, so its change goes into an earlier merge`,
  };
}

/** A finding about a key that may be in order. */
export function unknownKeyNote(found: UnknownKey, kind: string, about: Subject): Diagnostic {
  const { sentence, reason, hint } = unknownKeyText(found, kind);
  return {
    code: "plan-unknown-key",
    severity: "warning",
    message: `${about.address} ${sentence}: ${reason}`,
    hint,
    ...placeOf(about),
  };
}
