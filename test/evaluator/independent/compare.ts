import type { ArgumentNode, CallNode, ChainNode } from "../../../src/query/index.ts";
import { argumentValue, chainValue, isStreamFunction } from "./chain.ts";
import { opposites } from "./opposite.ts";
import { eitherWay, type Scope } from "./scope.ts";
import { byDate, inRelativeDates } from "./dates.ts";
import { equal } from "./equality.ts";
import { bySize } from "./order.ts";
import { textTest } from "./texts.ts";
import { lengthsOf } from "./time.ts";
import { one, toText, type Maybe, type Present, type Value } from "./value.ts";
import type { World } from "./world.ts";

/** A comparison of what is there with what stands on the right. `column`: one side is a column of an entity. */
type Test = (world: World, left: Present, right: Present, column: boolean) => boolean;

/** Comparisons with one value on the right (section 5). An absent left side makes all of them false. */
const single: Readonly<Record<string, Test>> = {
  equals: equal,
  differs: (world, left, right, column) => !equal(world, left, right, column),
  greater_than: (world, left, right) => bySize(world, left, right, (sign) => sign > 0),
  at_least: (world, left, right) => bySize(world, left, right, (sign) => sign >= 0),
  less_than: (world, left, right) => bySize(world, left, right, (sign) => sign < 0),
  at_most: (world, left, right) => bySize(world, left, right, (sign) => sign <= 0),
  starts_with: (world, left, right, column) =>
    textTest(world, left, right, column, (whole, part) => whole.startsWith(part)),
  ends_with: (world, left, right, column) =>
    textTest(world, left, right, column, (whole, part) => whole.endsWith(part)),
  before_date: (world, left, right) => byDate(world, left, toText(right), -1),
  after_date: (world, left, right) => byDate(world, left, toText(right), 1),
};

/** Comparisons with a list on the right: true when one of it fits. */
const listed: Readonly<Record<string, Test>> = {
  contains: contain,
  contains_one: contain,
  one_of: equal,
};

/** Comparisons that look into texts. */
const inTexts: ReadonlySet<string> = new Set(["contains", "contains_one", "starts_with", "ends_with"]);

const relative = ["within_last", "within_next", "before_last", "after_next"];

/** Whether a chain that ends in a comparison holds. */
export function judgeChain(chain: ChainNode, scope: Scope): boolean {
  const comparison = chain.calls.at(-1);
  const open = (): boolean => eitherWay(scope, `chain:${chain.start}`);
  if (!comparison || !isComparison(comparison.name)) return open();
  const value = chainValue(chain.head, chain.calls.slice(0, -1), scope);
  if (value.type === "anything" || isCountAgainstText(chain, comparison, value, scope)) return open();
  const opposite = opposites[comparison.name];
  if (opposite !== undefined) return !judgeValue(value, { ...comparison, name: opposite }, scope);
  return judgeValue(value, comparison, scope);
}

/** Section 5 has counts compared to numbers, and says nothing of texts. */
function isCountAgainstText(chain: ChainNode, comparison: CallNode, value: Value, scope: Scope): boolean {
  const isText = value.type === "one" && typeof value.value === "string";
  const isCount = ({ calls }: ChainNode): boolean => calls.at(-1)?.name === "count";
  if (isText && comparison.args.some((argument) => argument.type === "chain" && isCount(argument))) return true;
  if (chain.calls.at(-2)?.name !== "count") return false;
  return comparison.args.some((argument) => {
    const right = argumentValue(argument, scope);
    return right.type === "one" && typeof right.value === "string";
  });
}

/** Whether a function that stands in a chain after its head is documented. */
export function isKnown(name: string): boolean {
  return isStreamFunction(name) || isComparison(name);
}

function isComparison(name: string): boolean {
  return (
    [single, listed, opposites].some((table) => Object.hasOwn(table, name)) ||
    ["exists", "none_of", ...relative].includes(name)
  );
}

/** Section 2, `$`: a condition on entries holds when one of them fits, or when all do. */
function judgeValue(left: Exclude<Value, { type: "anything" }>, call: CallNode, scope: Scope): boolean {
  const { world } = scope;
  if (left.type === "one") return judgeOne(left.value, left.column, call, scope);
  const right = call.args.length === 1 ? argumentValue(call.args[0], scope) : undefined;
  if (left.values.length > 0 && right?.type === "entries") {
    // Each entry of one list is compared to each of the other, or to some of it only: no page says which.
    const more = left.values.length === right.values.length ? [] : [undefined];
    const those = [...new Set([...right.values, ...more])];
    const these = [...new Set([...left.values, ...more])];
    const pairs = these.flatMap((one) => those.map((other) => [one, other] as const));
    const pair = world.choose(`entries:${call.start}${scope.trail}`, [undefined, ...pairs]);
    if (pair) return judgeOne(pair[0], left.column, call, scope, one(pair[1], right.column));
  }
  // An empty list is as none, or nothing is said of all of its entries.
  if (left.values.length === 0)
    return world.settle("arrayMatch") === "any-entry"
      ? judgeOne(undefined, left.column, call, scope)
      : eitherWay(scope, `${call.name}:${call.start}`);
  const results = new Set(left.values.map((value) => judgeOne(value, left.column, call, scope)));
  return world.openly("arrayMatch", (match) => (match === "any-entry" ? results.has(true) : !results.has(false)));
}

/** `given`: instead of what stands on the right side. */
function judgeOne(left: Maybe, leftColumn: boolean, call: CallNode, scope: Scope, given?: Value): boolean {
  const { world } = scope;
  if (call.name === "exists") return left !== undefined;
  if (left === undefined)
    return call.name === "none_of" && world.openly("noneOfAbsent", (setting) => setting === "true");
  if (relative.includes(call.name)) {
    const [length] = lengthsOf(call) ?? [];
    return length
      ? inRelativeDates(world, left, call.name, length, scope.nowMs)
      : eitherWay(scope, `${call.name}:${call.start}`);
  }
  const matches = call.args.map((argument) => (test: Test): boolean => {
    if (leftColumn && isBareTime(argument) && (test === equal || call.name === "differs"))
      return eitherWay(scope, `right:${argument.start}`);
    if (inTexts.has(call.name) && hasUnknownLetters(argument, scope))
      return eitherWay(scope, `right:${argument.start}`);
    const right = given ?? argumentValue(argument, scope);
    if (right.type === "anything") return eitherWay(scope, `right:${argument.start}`);
    return againstValue(left, right, leftColumn, test, call.name, world);
  });
  if (call.name === "none_of") return !matches.some((match) => match(equal));
  const test = listed[call.name] ?? single[call.name];
  return test !== undefined && matches.some((match) => match(test));
}

/** A date or time without quotes may be of the type of the column, or not: the row of a test does not say its type. */
function isBareTime(argument: ArgumentNode): boolean {
  const plain = argument.type === "chain" && argument.head.name === "literal" ? argument.head.args[0] : argument;
  return plain?.type === "literal" && plain.kind === "timestamp";
}

/**
 * Whether nothing says which letters a value without quotes stands for: times and some numbers can be written in several
 * ways, and columns of entities tell types apart.
 */
function hasUnknownLetters(argument: ArgumentNode, { around }: Scope): boolean {
  const plain = argument.type === "chain" && argument.head.name === "literal" ? argument.head.args[0] : argument;
  if (plain?.type !== "literal" || plain.kind === "string") return false;
  if (around.some(({ type }) => type === "row")) return true;
  return plain.kind === "number" ? !/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(plain.text) : plain.text.includes("T");
}

function againstValue(
  left: Present,
  right: Exclude<Value, { type: "anything" }>,
  leftColumn: boolean,
  test: Test,
  name: string,
  world: World,
): boolean {
  const column = leftColumn || right.column;
  const against = (value: Maybe): boolean =>
    value === undefined ? world.choose(`${name} what is absent`, [true, false]) : test(world, left, value, column);
  if (right.type === "one") return against(right.value);
  if (right.values.length === 0)
    return world.settle("arrayMatch") === "any-entry"
      ? against(undefined)
      : world.choose(`${name} every entry`, [true, false]);
  const results = new Set(right.values.map(against));
  return world.openly("arrayMatch", (match) => (match === "any-entry" ? results.has(true) : !results.has(false)));
}

function contain(world: World, left: Present, right: Present, column: boolean): boolean {
  return textTest(world, left, right, column, (whole, part) => whole.includes(part));
}
