import type { ComputedKind } from "../../evaluator/witness/index.ts";
import type { JsonValue } from "../../values/json.ts";
import { fieldPath } from "../../values/pointer.ts";
import { toPrintable } from "../../values/printable.ts";
import type { TestFinding } from "../test-finding.ts";
import { membersAt, type TestRule } from "./test-rule.ts";

interface Possible {
  /** What it is, as the end of a sentence. */
  gives: string;
  hint: string;
  /** Texts and other values stand for each other, so a value is possible when its text is. */
  allows: (value: JsonValue) => boolean;
}

const isPlain = (value: JsonValue): boolean => typeof value !== "object";
const numberOf = (value: JsonValue): number =>
  typeof value === "number" || (typeof value === "string" && value.trim() !== "") ? Number(value) : Number.NaN;

const rows: Readonly<Record<Exclude<ComputedKind, "unknown">, Possible>> = {
  membership: {
    gives: "true or false",
    hint: "write true, false, or null for who never was in it",
    allows: (value) => [true, false, "true", "false"].some((each) => each === value),
  },
  count: {
    gives: "a whole number from 0 on",
    hint: "write a whole number, such as 0 or 1",
    allows: (value) => Number.isInteger(numberOf(value)) && numberOf(value) >= 0,
  },
  number: { gives: "a number", hint: "write a number", allows: (value) => !Number.isNaN(numberOf(value)) },
  text: { gives: "a text", hint: "write one text", allows: isPlain },
  list: { gives: "a list", hint: "write a list, such as [a]", allows: Array.isArray },
};

/** The trait of an audience or a computed trait is stated as something that these can give. */
export const traitsArePossible: TestRule = (document, { computed }) => {
  if (!computed) return [];
  const traits = (["people", "accounts"] as const).flatMap((of) =>
    membersAt(document, `/spec/${of}`).flatMap(({ pointer }) => membersAt(document, `${pointer}/traits`)),
  );
  return traits.flatMap(({ key, value, pointer }): TestFinding[] => {
    const { address = "", kind = "unknown" } = computed.get(key) ?? {};
    if (kind === "unknown" || value === null || rows[kind].allows(value)) return [];
    const { gives, hint } = rows[kind];
    const message = `${fieldPath(pointer, document)} is ${toPrintable(JSON.stringify(value))}, and ${address} gives ${gives}`;
    return [{ code: "test-impossible-value", severity: "warning", pointer, message, hint }];
  });
};
