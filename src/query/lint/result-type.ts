import type { QueryNode } from "../syntax-tree.ts";

/** What a computed trait is on a profile, as far as that is documented: API.md 4.9. */
export type ResultType = "number" | "list" | "unknown";

/** What each reducer gives when its property is not read as another type. `first` and `last` give whatever was sent. */
const rows: ReadonlyMap<string, ResultType> = new Map([
  ["count", "number"],
  ["sum", "number"],
  ["avg", "number"],
  ["max", "number"],
  ["min", "number"],
  ["unique", "list"],
]);

/** What the query of a computed trait gives. */
export function resultTypeOf(tree: QueryNode): ResultType {
  const last = tree.type === "chain" ? tree.calls.at(-1) : undefined;
  const [value] = last?.args ?? [];
  if (last?.name === "mode" && value?.type === "cast" && value.to === "array") return "list";
  if (value?.type === "cast" && value.to !== "number") return "unknown";
  return rows.get(last?.name ?? "") ?? "unknown";
}
