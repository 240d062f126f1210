import { functions, type QueryNode } from "../../query/index.ts";

/**
 * Why a query has an answer of nobody for certain, whoever is tried: it hangs on a call that nobody knows. `undefined`: a search may
 * find somebody.
 */
export function whyNever(tree: QueryNode, wanted: boolean): string | undefined {
  switch (tree.type) {
    case "not":
      return whyNever(tree.operand, !wanted);
    case "and":
    case "or": {
      const whys = tree.operands.map((operand) => whyNever(operand, wanted));
      // All operands of AND have to hold; one that does not is enough for it not to.
      const all = (tree.type === "and") === wanted;
      return all || !whys.includes(undefined) ? whys.find((why) => why !== undefined) : undefined;
    }
    case "chain": {
      const unknown = [tree.head, ...tree.calls].find(({ name }) => !functions.has(name));
      return unknown && `nobody knows what ${unknown.written}(…) does`;
    }
    // An account without users decides these whatever is asked of users.
    case "any":
    case "all":
    case "literal":
      return undefined;
  }
}
