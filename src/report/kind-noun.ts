import { isSink } from "../plan/order/graph-role.ts";
import { splitCamelCase } from "../values/words.ts";

/** What people call an object of a kind. An audience loses a connection, and not the destination itself. */
export function kindNoun(kind: string): string {
  return isSink(kind) ? "connection" : splitCamelCase(kind).replaceAll("-", " ").toLowerCase();
}
