import { toPrintable } from "../../diagnostics/printable.ts";
import { looksLikeMarker } from "../../resources/marker.ts";
import { parseReference, parseTemplate } from "../../resources/template.ts";
import { member, valueAt, type PlainValue } from "../../yaml/plain-value.ts";
import type { RuleFinding } from "../rule-finding.ts";

/** A rule about one audience manifest. It sees values that may have faults of their own, and then keeps quiet. */
type AudienceRule = (manifest: PlainValue) => RuleFinding[];

const invalid = { code: "manifest-invalid-value", severity: "error" } as const;

/** `targetEntity` exists for LINKED audiences only (facts.md section 2.2). */
const targetNeedsLinked: AudienceRule = (manifest) => {
  const type = valueAt(manifest, "/spec/audienceType");
  const pointer = "/spec/definition/targetEntity";
  if (valueAt(manifest, pointer) === undefined || (type !== "USERS" && type !== "ACCOUNTS")) return [];
  const message = `spec.definition.targetEntity cannot be set on an audience of type ${type}`;
  return [{ ...invalid, pointer, message, hint: "remove it, or set audienceType: LINKED" }];
};

/** "includeHistoricalData must be set to true", says the API of `backfillEventDataDays` (facts.md section 2.2). */
const backfillNeedsHistory: AudienceRule = (manifest) => {
  const pointer = "/spec/options/backfillEventDataDays";
  const history = member(valueAt(manifest, "/spec/options"), "includeHistoricalData");
  // A value that is neither true, false nor left out has a fault of its own.
  if (valueAt(manifest, pointer) === undefined || (history !== undefined && history !== false)) return [];
  const message = "spec.options.backfillEventDataDays has no effect without historical data";
  return [{ ...invalid, pointer, message, hint: "add includeHistoricalData: true to spec.options" }];
};

/** The ownership marker is a line of the description (design section 5). */
const descriptionIsNoMarker: AudienceRule = (manifest) => {
  const pointer = "/spec/description";
  const description = valueAt(manifest, pointer);
  if (typeof description !== "string" || !description.split("\n").some(looksLikeMarker)) return [];
  const message = "spec.description has a line that starts like an ownership marker, [audiencectl:";
  const hint = "remove the line; the marker is added when the audience is written";
  return [{ code: "manifest-reserved-text", severity: "error", pointer, message, hint }];
};

/** The key is made from the name once and for ever (facts.md section 2.4), so the name has to be clean from the start. */
const nameIsClean: AudienceRule = (manifest) => {
  const pointer = "/spec/name";
  const name = valueAt(manifest, pointer);
  if (typeof name !== "string" || name === "") return [];
  const control = /[\p{Cc}\u2028\u2029]/u.exec(name);
  if (control) {
    const shown = toPrintable(control[0]);
    const message = `spec.name holds the control character ${shown}`;
    return [{ ...invalid, pointer, message, hint: "write the name on one line, without | or >" }];
  }
  if (name === name.trim()) return [];
  const message = `spec.name ${JSON.stringify(name)} starts or ends with a blank`;
  return [{ ...invalid, pointer, message, hint: "remove the blank; the key is made from the name" }];
};

/** A name with another object's key in it would make a key out of a key that may not exist yet. */
const nameHasNoReference: AudienceRule = (manifest) => {
  const name = valueAt(manifest, "/spec/name");
  if (typeof name !== "string") return [];
  const parts = parseTemplate(name).parts;
  const reference = parts.find((part) => part.type === "expression" && parseReference(part.expression));
  if (!reference || reference.type !== "expression") return [];
  const message = `spec.name cannot hold the reference \${${reference.expression}}`;
  const hint = "write the name out, or use a variable";
  return [{ code: "manifest-invalid-interpolation", severity: "error", pointer: "/spec/name", message, hint }];
};

/** Everything about one audience that its JSON Schema cannot say. */
export const audienceRules: readonly AudienceRule[] = [
  targetNeedsLinked,
  backfillNeedsHistory,
  descriptionIsNoMarker,
  nameIsClean,
  nameHasNoReference,
];
