import type { JsonValue } from "../../values/json.ts";
import { isScalarValue, writeScalar } from "./write-scalar.ts";

/** Any value on one line, as it can stand in a `{…}` or `[…]` and after a key. */
export function writeFlow(value: JsonValue): string {
  if (isScalarValue(value)) return writeScalar(value, "PLAIN", true);
  if (Array.isArray(value)) return `[${value.map(writeFlow).join(", ")}]`;
  const members = Object.entries(value).map(([key, member]) => `${writeKey(key)}: ${writeFlow(member)}`);
  return `{${members.join(", ")}}`;
}

function writeKey(key: string): string {
  return writeScalar(key, /^[A-Za-z_]\w*$/.test(key) ? "PLAIN" : "QUOTE_DOUBLE", true);
}
