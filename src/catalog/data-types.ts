import type { ValueKind } from "./generated/catalog.ts";

/** Spellings of warehouses, by the beginning of the type in capitals. How a type is spelled is not documented (API.md 7.1). */
const spellings: readonly (readonly [beginning: RegExp, kind: ValueKind])[] = [
  [/^(TIMESTAMP|DATETIME|DATE(?![A-Z]))/, "time"],
  [/^BOOL(EAN)?(?![A-Z])/, "boolean"],
  [/^(NUMBER|NUMERIC|DECIMAL|DEC|BIGNUMERIC|BIGDECIMAL|MONEY)(?![A-Z])/, "number"],
  [/^(FLOAT|DOUBLE|REAL|INT|INTEGER|BIGINT|SMALLINT|TINYINT|BYTEINT|LONG|SHORT)\d*(?![A-Z])/, "number"],
  [/^(VARCHAR|NVARCHAR|CHAR|CHARACTER|BPCHAR|NCHAR|TEXT|STRING)\d*(?![A-Z])/, "string"],
];

/** What the values of a column are, by how its warehouse spells the type; `undefined` for a spelling that is not known. */
export function kindOfColumn(dataType: string): ValueKind | undefined {
  const spelled = dataType.trim().toUpperCase();
  return spellings.find(([beginning]) => beginning.test(spelled))?.[1];
}
