import type { CallNode, QueryNode } from "../syntax-tree.ts";

/** What a computed trait is on a profile, as far as that is documented: API.md 4.9. */
export type ResultType = "count" | "number" | "text" | "list" | "unknown";

/** What each reducer gives by the type that its property is read as. `first` and `last` give whatever was sent. */
const rows: Readonly<Record<string, Readonly<Record<string, ResultType>>>> = {
  count: { "": "count" },
  sum: { "": "number", number: "number" },
  avg: { "": "number", number: "number" },
  max: { "": "number", number: "number", string: "text" },
  min: { "": "number", number: "number", string: "text" },
  // Read as a text in any case but as a list: API.md 4.6.
  mode: { "": "text", string: "text", number: "text", array: "list" },
  unique: { "": "list", number: "list" },
};

/** What the query of a computed trait gives. */
export function resultTypeOf(tree: QueryNode): ResultType {
  const last = tree.type === "chain" ? (tree.calls.at(-1) ?? tree.head) : undefined;
  const row = last && Object.hasOwn(rows, last.name) ? rows[last.name] : undefined;
  return (last && row?.[castOf(last)]) ?? "unknown";
}

function castOf({ args: [value] }: CallNode): string {
  return value?.type === "cast" ? value.to : "";
}
