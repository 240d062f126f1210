import { functions } from "./functions.ts";
import { parseQuery } from "./parse-query.ts";
import type { ArgumentNode, CallNode, ChainNode, QueryNode } from "./syntax-tree.ts";
import { without } from "./unlike-conditions.ts";

/** What is the opposite of what it was. */
export interface OppositeChange {
  /** Whether the whole query is one condition, and that is. */
  isWhole: boolean;
  /** Whether the query asks for people or accounts; else it computes a value. */
  isCondition: boolean;
}

/** Comparisons that turn each other round. */
const opposites: readonly (readonly [one: string, other: string])[] = [
  ["at_least", "less_than"],
  ["greater_than", "at_most"],
  // Turned round as a whole; a value on the bound hardly matters beside that.
  ["greater_than", "less_than"],
  ["at_least", "at_most"],
  ["equals", "differs"],
  ["exists", "absent"],
  ["before_date", "after_date"],
];

/** Whether the one condition in which two queries differ asks for the opposite, be it by its comparison or by `NOT`. */
export function oppositeChange(before: string, after: string): OppositeChange | undefined {
  const [was, becomes] = [parseQuery(before).tree, parseQuery(after).tree];
  if (!was || !becomes || !isOpposite(was, becomes)) return undefined;
  const last = becomes.type === "chain" ? becomes.calls.at(-1)?.name : undefined;
  const isCondition = becomes.type !== "chain" || functions.get(last ?? "")?.kind === "comparison";
  return { isWhole: isTurned(was, becomes), isCondition };
}

function isOpposite(was: QueryNode, becomes: QueryNode): boolean {
  if (isTurned(was, becomes)) return true;
  if ("operands" in was && "operands" in becomes) {
    const [olds, nexts] = [without(was.operands, becomes.operands), without(becomes.operands, was.operands)];
    return was.type === becomes.type && was.operands.length === becomes.operands.length && isOne(olds, nexts);
  }
  if ("operand" in was && "operand" in becomes)
    return was.type === becomes.type && isOpposite(was.operand, becomes.operand);
  if (was.type !== "chain" || becomes.type !== "chain") return false;
  const [old, next] = unlikeCalls(was, becomes) ?? [];
  if (!old || !next || old.name !== next.name || old.args.length !== next.args.length) return false;
  const isLike = old.prefix?.name === next.prefix?.name;
  return isLike && isOne(conditionsOf(old, next), conditionsOf(next, old));
}

/** Whether a condition as a whole is the opposite of the other one. */
function isTurned(was: QueryNode, becomes: QueryNode): boolean {
  if (negates(was, becomes) || negates(becomes, was)) return true;
  if (was.type !== "chain" || becomes.type !== "chain") return false;
  const [old, next] = unlikeCalls(was, becomes) ?? [];
  if (!old || !next || textOf({ ...old, name: "" }) !== textOf({ ...next, name: "" })) return false;
  return opposites.some((pair) => old.name !== next.name && [old, next].every(({ name }) => pair.includes(name)));
}

function negates(one: QueryNode, other: QueryNode): boolean {
  return one.type === "not" && without([one.operand], [other]).length === 0;
}

function isOne(olds: readonly QueryNode[], nexts: readonly QueryNode[]): boolean {
  const [old, next] = [olds[0], nexts[0]];
  return olds.length === 1 && nexts.length === 1 && old !== undefined && next !== undefined && isOpposite(old, next);
}

/** The calls in which two chains differ, where that is one. */
function unlikeCalls(was: ChainNode, becomes: ChainNode): readonly [CallNode, CallNode] | undefined {
  const [olds, nexts] = [
    [was.head, ...was.calls],
    [becomes.head, ...becomes.calls],
  ];
  const pairs = olds.flatMap((old, index): [CallNode, CallNode][] => {
    const next = nexts[index];
    return next && textOf(old) !== textOf(next) ? [[old, next]] : [];
  });
  return olds.length === nexts.length && pairs.length === 1 ? pairs[0] : undefined;
}

/** The arguments of a call that another one has not, where they are conditions or values. */
function conditionsOf({ args }: CallNode, other: CallNode): QueryNode[] {
  const unlike = args.filter(
    (each, index) => other.args[index] === undefined || textOf(each) !== textOf(other.args[index]),
  );
  return unlike.flatMap((each) => (each.type === "cast" || each.type === "duration" ? [] : [each]));
}

/** What is not part of the meaning of a node: where it is written, and how. */
const layout: ReadonlySet<string> = new Set(["start", "end", "nameSpan", "toSpan", "unitSpan", "written", "form"]);

function textOf(node: ArgumentNode | CallNode | undefined): string {
  return JSON.stringify(node, (key, value: unknown) => (layout.has(key) ? undefined : value));
}
