import type { ChainNode, QueryNode } from "../../query/index.ts";

/** What it does for a query that one of its conditions becomes true: it lets people in, keeps them out, or does one or the other. */
export type Turn = "lets-in" | "keeps-out" | "either";

const turnsOfCounts: Readonly<Record<string, Turn>> = {
  at_least: "lets-in",
  greater_than: "lets-in",
  at_most: "keeps-out",
  less_than: "keeps-out",
};

/** Which way a condition of a query works, one in a `where` too; `undefined` where it is none of its conditions. */
export function turnOf(tree: QueryNode, target: QueryNode): Turn | undefined {
  if (tree === target) return "lets-in";
  for (const [part, turn] of partsOf(tree)) {
    const inner = turnOf(part, target);
    if (inner === undefined) continue;
    if (turn === "either" || inner === "either") return "either";
    return turn === inner ? "lets-in" : "keeps-out";
  }
  return undefined;
}

function partsOf(node: QueryNode): (readonly [QueryNode, Turn])[] {
  switch (node.type) {
    case "not":
      return [[node.operand, "keeps-out"]];
    case "any":
    case "all":
      return [[node.operand, "lets-in"]];
    case "and":
    case "or":
      return node.operands.map((operand) => [operand, "lets-in"]);
    case "chain":
      return node.calls.flatMap(({ name, args }) =>
        args.flatMap((argument): (readonly [QueryNode, Turn])[] => {
          if (argument.type === "cast" || argument.type === "duration") return [];
          return [[argument, name === "where" ? turnOfMore(node) : "either"]];
        }),
      );
    case "literal":
      return [];
  }
}

/** What it does for a chain that more events or rows pass its filters. */
function turnOfMore({ calls }: ChainNode): Turn {
  const [reducer, comparison] = calls.slice(-2);
  if (reducer?.name !== "count" || !comparison) return "either";
  const [to] = comparison.args;
  if (comparison.name === "equals" && to?.type === "literal" && Number(to.value) === 0) return "keeps-out";
  return turnsOfCounts[comparison.name] ?? "either";
}
