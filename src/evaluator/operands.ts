import { canonicalInstant, canonicalNumber, hasOneSpelling, isFlag, type LiteralNode } from "../query/index.ts";
import type { JsonValue } from "../values/json.ts";

/** A value that something is compared to. */
export interface Operand {
  readonly value: JsonValue;
  /** How it is spelt where texts are compared. */
  readonly text: string;
  /** Whether it stands in the query as a date or time without quotes. */
  readonly time?: true;
  /** Whether it is a decimal such as `1.0`, which a typed column may tell from `1`: API.md 4.6. */
  readonly decimal?: true;
  /** How it is written without quotes, where nothing says which letters it stands for where texts are looked into. */
  readonly lettersOpen?: string;
}

/** The text of a value where texts are looked into: API.md 4.9. */
export function textOf(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Whether a value is a list or an object, of which no text is known. */
export function isNested(value: JsonValue): boolean {
  return typeof value === "object";
}

/** A value of the profile to compare to. */
export function operandOf(value: JsonValue): Operand {
  return { value, text: textOf(value) };
}

/**
 * What a literal of the query stands for.
 *
 * @param typed Whether rows of entities are looked at, whose columns have types of their own. Elsewhere bare `true` is
 *   `'true'`: API.md 4.6.
 * @returns `undefined` for what nothing says what it stands for: `null`, `TRUE` and its like in other letters, and bare `true`
 *   where rows are looked at.
 */
export function operandOfLiteral(literal: LiteralNode, typed: boolean): Operand | undefined {
  const operand = readLiteral(literal, typed);
  const isOpen = literal.kind !== "string" && (typed || !hasOneSpelling(literal));
  return operand && isOpen ? { ...operand, lettersOpen: literal.text } : operand;
}

function readLiteral(literal: LiteralNode, typed: boolean): Operand | undefined {
  const { kind, text, value } = literal;
  switch (kind) {
    case "string":
      return { value, text: value };
    case "number": {
      const spelt = canonicalNumber(text);
      return { value: Number(spelt), text: spelt, ...(spelt.includes(".") ? { decimal: true as const } : {}) };
    }
    case "timestamp": {
      const instant = canonicalInstant(text);
      return { value: instant, text: instant, time: true };
    }
    case "boolean":
      return isFlag(literal) && !typed ? { value, text: value } : undefined;
    case "null":
      return undefined;
  }
}
