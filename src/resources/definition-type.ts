import type { DefinitionType } from "../query/index.ts";
import type { JsonValue } from "../values/json.ts";

const types: readonly DefinitionType[] = ["USERS", "ACCOUNTS", "LINKED"];

/** A declared or live value as the type of a definition; `undefined` when it is none that is known. */
export function toDefinitionType(value: JsonValue | undefined): DefinitionType | undefined {
  return types.find((type) => type === value);
}
