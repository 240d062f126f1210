import { isJsonObject, member, type JsonValue } from "../../values/json.ts";
import { childPointer, fieldPath, getAt, type Pointer } from "../../values/pointer.ts";
import { readInstant, readTime } from "../read-time.ts";
import type { TestFinding } from "../test-finding.ts";
import { eventsOf, itemsAt, membersAt, textMember, type TestRule } from "./test-rule.ts";

/**
 * Traits, properties and columns are compared as they are written. A length from now, as events have it, and a template, as
 * manifests have it, are mere texts there, so that an expectation holds or fails for the wrong reason.
 */
export const valuesAreMeant: TestRule = (document) => {
  const nowMs = readInstant(textMember(getAt(document, "/spec") ?? null, "now") ?? "") ?? Number.NaN;
  return valuePlaces(document).flatMap((pointer) =>
    textsWithin(getAt(document, pointer), pointer).flatMap(([text, at]): TestFinding[] => {
      const fault = faultOf(text, nowMs);
      if (!fault) return [];
      const message = `${fieldPath(at, document)} is the text ${JSON.stringify(text)}: ${fault.why}`;
      return [{ code: "test-plain-value", severity: "warning", pointer: at, message, hint: fault.hint }];
    }),
  );
};

function faultOf(text: string, nowMs: number): { why: string; hint: string } | undefined {
  if (text.includes("${")) return { why: "tests fill in no variables", hint: "write the value itself" };
  const ms = /^[+-]/.test(text) ? readTime(text, nowMs) : undefined;
  if (ms === undefined || Number.isNaN(ms)) return undefined;
  const time = new Date(ms).toISOString().replace(".000Z", "Z");
  return { why: "only at and receivedAt of events count from now", hint: `write "${time}"` };
}

/** Where values are given that queries compare. */
function valuePlaces(document: JsonValue): Pointer[] {
  const traits = (["people", "accounts"] as const).flatMap((of) =>
    membersAt(document, `/spec/${of}`).map(({ pointer }) => `${pointer}/traits`),
  );
  const ofEvents = eventsOf(document).flatMap(({ pointer }) => [`${pointer}/properties`, `${pointer}/context`]);
  return [...traits, ...ofEvents, ...columnsAt(document, "/spec/entities")];
}

function columnsAt(document: JsonValue, at: Pointer): Pointer[] {
  return membersAt(document, at).flatMap(({ pointer }) =>
    itemsAt(document, pointer).flatMap(({ value, pointer: row }) => [
      `${row}/properties`,
      ...(member(value, "entities") === undefined ? [] : columnsAt(document, `${row}/entities`)),
    ]),
  );
}

function textsWithin(value: JsonValue | undefined, pointer: Pointer): [text: string, at: Pointer][] {
  if (typeof value === "string") return [[value, pointer]];
  if (Array.isArray(value)) return value.flatMap((each, index) => textsWithin(each, childPointer(pointer, index)));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => textsWithin(each, childPointer(pointer, key)));
}
