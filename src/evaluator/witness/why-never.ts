import { functions, type CallNode, type ChainNode, type QueryNode } from "../../query/index.ts";
import { answerOfNothing } from "./answer-of-nothing.ts";

/**
 * Why nobody has an answer of a query for certain, whoever is tried: a call that nobody knows decides it, or a condition on events
 * that is not known of any. `undefined`: a search may find somebody.
 *
 * @param inside Whether the condition is one on events or rows.
 */
export function whyNever(tree: QueryNode, wanted: boolean, inside = false): string | undefined {
  switch (tree.type) {
    case "not":
      return whyNever(tree.operand, !wanted, inside);
    case "and":
    case "or": {
      const whys = tree.operands.map((operand) => whyNever(operand, wanted, inside));
      // All operands of AND have to hold; one that does not is enough for it not to.
      const all = (tree.type === "and") === wanted;
      return all || !whys.includes(undefined) ? whys.find((why) => why !== undefined) : undefined;
    }
    case "chain":
      return whyUnknown(tree) ?? (answerOfNothing(tree) === !wanted ? whyNoItem(tree) : undefined);
    // An account without users decides these whatever is asked of users.
    case "any":
    case "all":
      return inside ? "nothing says what ANY and ALL mean in a where" : undefined;
    case "literal":
      return undefined;
  }
}

/** Why a chain has no answer at all. */
function whyUnknown({ head, calls }: ChainNode): string | undefined {
  const unknown = [head, ...calls].find(({ name }) => !functions.has(name));
  if (unknown) return `nobody knows what ${unknown.written}(…) does`;
  const [name] = head.args;
  return head.name === "context" && name?.type === "literal" && /^traits(?:\.|$)/.test(name.value)
    ? "traits in the context of an event cannot be looked at"
    : undefined;
}

/** Why no event and no row counts for certain. Then only who has none has a certain answer. */
function whyNoItem({ head, calls }: ChainNode): string | undefined {
  if (head.name !== "event" && head.name !== "entity") return undefined;
  for (const call of calls) {
    const why = call.name === "where" ? whyNoneHolds(call) : undefined;
    if (why !== undefined) return why;
  }
  return undefined;
}

function whyNoneHolds({ args, prefix }: CallNode): string | undefined {
  const [condition] = args;
  if (!condition || args.length !== 1 || prefix || condition.type === "duration" || condition.type === "cast")
    return undefined;
  return whyNever(condition, true, true);
}
