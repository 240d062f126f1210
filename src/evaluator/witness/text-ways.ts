import type { ChainNode, QueryNode } from "../../query/index.ts";
import { comparedPlace } from "./places.ts";

/** How a text is looked for in another one: by the method of a text that does so. */
export type TextRelation = "includes" | "startsWith" | "endsWith";

/** What a condition asks of a text, and the answer that is wanted. */
export interface TextWish {
  readonly relation: TextRelation;
  readonly text: string;
  readonly wanted: boolean;
  /** Where the text stands, such as `property url`. */
  readonly place: string;
  /** Whose text it is: wishes of one owner and place are about one text. */
  readonly owner: string;
}

/** Wishes that together are one way for a condition to have an answer. */
export type TextWay = readonly TextWish[];

/** So many ways are followed for a condition: a query of many alternatives has each alone as well. */
const mostWays = 16;

const relations: Readonly<Record<string, readonly [TextRelation, boolean]>> = {
  contains: ["includes", true],
  contains_one: ["includes", true],
  omits: ["includes", false],
  starts_with: ["startsWith", true],
  ends_with: ["endsWith", true],
};

/** The ways in which the texts of somebody make a condition true or false, as far as texts are what it asks for. */
export function textWaysOf(node: QueryNode, wanted: boolean, owner = ""): TextWay[] {
  switch (node.type) {
    case "not":
      return textWaysOf(node.operand, !wanted, owner);
    case "any":
    case "all":
      return textWaysOf(node.operand, wanted, owner);
    case "and":
    case "or": {
      const ways = node.operands.map((operand) => textWaysOf(operand, wanted, owner));
      return (node.type === "and") === wanted ? joinAll(ways) : ways.flat().slice(0, mostWays);
    }
    case "chain":
      return waysOfChain(node, wanted, owner);
    case "literal":
      return [[]];
  }
}

/** What passes the filters of a stream does so for a condition that is to be false as well. */
function waysOfChain(chain: ChainNode, wanted: boolean, owner: string): TextWay[] {
  const [named] = chain.head.args;
  const isStream = comparedPlace({ ...chain, calls: [] }) === undefined;
  const own = isStream ? `${owner} ${named?.type === "literal" ? named.value : ""}` : owner;
  const filters = chain.calls.flatMap(({ name, args: [inner] }) =>
    name === "where" && inner && inner.type !== "cast" && inner.type !== "duration"
      ? [textWaysOf(inner, true, own)]
      : [],
  );
  return joinAll([...filters, waysOfComparison(chain, wanted, own)]);
}

function waysOfComparison(chain: ChainNode, wanted: boolean, owner: string): TextWay[] {
  const last = chain.calls.at(-1);
  const [relation, positive] = (last && relations[last.name]) ?? [];
  const place = comparedPlace(chain);
  if (!last || !relation || place === undefined) return [[]];
  const answer = wanted === positive;
  const wishes = last.args.flatMap((argument): TextWish[] =>
    argument.type === "literal" ? [{ relation, text: argument.value, wanted: answer, place, owner }] : [],
  );
  // One of several texts is enough to be there, and none may be for it not to hold.
  return answer && wishes.length > 0 ? wishes.map((wish) => [wish]) : [wishes];
}

/** Every way of each part joined to every way of the others. */
function joinAll(parts: readonly (readonly TextWay[])[]): TextWay[] {
  return parts.reduce<TextWay[]>(
    (joined, ways) => joined.flatMap((way) => ways.map((other) => [...way, ...other])).slice(0, mostWays),
    [[]],
  );
}
