import type { SourceRange } from "../diagnostics/diagnostic.ts";
import { member, type JsonValue } from "../values/json.ts";
import { keyRange, headRange, valueRange, type YamlDocument } from "../yaml/yaml-document.ts";
import type { Check, Expected } from "./loaded-test.ts";
import { readTime } from "./read-time.ts";
import { expectationsOf, itemsAt, membersAt, type Expectation, type TestScope } from "./rules/test-rule.ts";

/** Everything that a test without a fault expects, in the order of the file. */
export function buildChecks(document: YamlDocument, nowMs: number, { objects }: TestScope): Check[] {
  const value = document.value ?? null;
  return expectationsOf(value).flatMap((expectation): Check[] => {
    const { address } = expectation;
    const object = objects.get(address);
    const at = member(expectation.value, "at");
    const atMs = (typeof at === "string" ? readTime(at, nowMs) : undefined) ?? nowMs;
    const type = object?.type === "ACCOUNTS" ? "account" : "person";
    const all = object?.gives === "values" ? valuesOf(document, expectation) : membersOf(document, value, expectation);
    return all.map(({ name, ...rest }) => ({ address, subject: { type, name }, atMs, ...rest }));
  });
}

interface Claim {
  name: string;
  expected: Expected;
  source: SourceRange;
}

function membersOf(document: YamlDocument, value: JsonValue, { pointer }: Expectation): Claim[] {
  return [["members", true] as const, ["notMembers", false] as const].flatMap(([field, isMember]) =>
    itemsAt(value, `${pointer}/${field}`).flatMap(({ value: name, pointer }): Claim[] => {
      const source = valueRange(document, pointer);
      return typeof name === "string" ? [{ name, expected: { type: "member", member: isMember }, source }] : [];
    }),
  );
}

/** `null` is no value: a text is what it says, the text `absent` as well. */
function valuesOf(document: YamlDocument, { pointer }: Expectation): Claim[] {
  return membersAt(document.value ?? null, pointer)
    .filter(({ key }) => key !== "at")
    .map(({ key, value, pointer }) => ({
      name: key,
      expected: value === null ? { type: "absent" } : { type: "value", value },
      source: keyRange(document, pointer) ?? headRange(document, pointer),
    }));
}
