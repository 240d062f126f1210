import type { ArgumentNode, CallNode, ChainNode } from "../../../src/query/index.ts";
import { readLiteral, readValue } from "./read.ts";
import { reduce } from "./reducers.ts";
import { eitherWay, type Item, type Scope } from "./scope.ts";
import { filterItems, itemsOf } from "./streams.ts";
import { isReadable } from "./texts.ts";
import { anything, one, type Value } from "./value.ts";

const filters: ReadonlySet<string> = new Set(["where", "sources", "within", "between", "expires_after"]);
/** A session begins anywhere: it does not say how far back is looked. */
const windows: ReadonlySet<string> = new Set(["within", "between"]);
const reducers: ReadonlySet<string> = new Set(["count", "sum", "avg", "first", "last", "max", "min", "mode", "unique"]);

/** The value of a chain, as far as the calls that are given go. What an unknown function gives is anything. */
export function chainValue(head: CallNode, calls: readonly CallNode[], scope: Scope): Value {
  if (head.name !== "event" && head.name !== "entity") return calls.length === 0 ? readValue(head, scope) : anything;
  const windowed = calls.some(({ name }) => windows.has(name));
  let items: readonly Item[] = itemsOf(head, windowed, scope);
  const session = calls.findIndex(({ name }) => name === "expires_after");
  for (const [index, call] of calls.entries()) {
    if (head.name === "event" && call.prefix?.name === "parent" && scope.around.at(-1)?.type !== "event")
      return anything;
    const isOpen = session !== -1 && index > session;
    if (filters.has(call.name))
      // Section 3: the order of filters is free but around a session, and no page says what one behind it looks at.
      items = isOpen
        ? items.filter((item) => eitherWay(scope, `${call.name}:${call.start}`, item))
        : filterItems(items, call, scope);
    else if (reducers.has(call.name))
      return afterReducer(reduce(items, call, scope, head.name === "entity"), calls.slice(index + 1));
    else return anything;
  }
  return anything;
}

/** Only the number of what `unique` gives may be asked for. */
function afterReducer(value: Value, calls: readonly CallNode[]): Value {
  // Lists become texts of their own in a trait, and nothing says how those read.
  const isList = value.type === "one" && Array.isArray(value.value);
  if (calls.length === 0) return isList && !value.value.every((entry) => isReadable(entry ?? "")) ? anything : value;
  const counted =
    value.type === "one" && Array.isArray(value.value) && calls.length === 1 && calls[0]?.name === "count";
  return counted && value.type === "one" && Array.isArray(value.value) ? one(value.value.length) : anything;
}

/** What stands on the right side of a comparison. */
export function argumentValue(argument: ArgumentNode | undefined, scope: Scope): Value {
  if (argument?.type === "literal") return readLiteral(argument, scope);
  if (argument?.type === "chain") return chainValue(argument.head, argument.calls, scope);
  return anything;
}

/** Whether a function is a filter or a reducer. */
export function isStreamFunction(name: string): boolean {
  return filters.has(name) || reducers.has(name);
}

/** Whether a chain begins with events of the people asked. */
export function asksEvents(chain: ChainNode): boolean {
  const argument = chain.calls.at(-1)?.args[0];
  return chain.head.name === "event" || (argument?.type === "chain" && argument.head.name === "event");
}

/** Whether a trait is read anywhere in a condition. */
export function asksTraits(node: ArgumentNode): boolean {
  switch (node.type) {
    case "chain":
      return node.head.name === "trait" || [node.head, ...node.calls].some(({ args }) => args.some(asksTraits));
    case "cast":
      return asksTraits(node.value);
    case "and":
    case "or":
      return node.operands.some(asksTraits);
    case "not":
    case "any":
    case "all":
      return asksTraits(node.operand);
    case "literal":
    case "duration":
      return false;
  }
}
