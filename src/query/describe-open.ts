import { isText, onlyText } from "./describe-values.ts";
import { leadsThroughEntries } from "./nested-path.ts";
import type { ArgumentNode, CallNode } from "./syntax-tree.ts";

// What stands behind words whose meaning an open point decides (API.md 4.9), whoever is asked. Points that decide of a few only,
// such as of events at the border of a window, have no words: `test/query/open-points-in-words.test.ts` has all of them.

/** Behind a value that is read through the entries of a list, in a condition. */
export function sayOpenEntries(head: CallNode): string {
  if (!readsEntries(head)) return "";
  return head.name === "trait"
    ? " [one entry, or every entry; of a list of objects, perhaps none]"
    : " [one entry, or every entry]";
}

/** Behind what a reducer reads through the entries of a list. It is documented of `mode` only. */
export function sayOpenValues(head: CallNode, reducer: CallNode): string {
  return reducer.name !== "mode" && readsEntries(head) ? " [each entry, or the list as a whole]" : "";
}

function readsEntries({ args }: CallNode): boolean {
  const [name] = args;
  return name !== undefined && isText(name) && leadsThroughEntries(name.value);
}

/** Behind a field of the context that may be the time of the event. */
export function sayOpenTime(field: CallNode): string {
  return onlyText(field)?.value === "timestamp" ? " [the time of the event, or what its context has]" : "";
}

/** Behind a session window. */
export const openSession = " [activity: these events, or all events; when it is over: its events count, or do not]";

/** Behind a trait of the users of an account that is counted without an event. */
export const openUsers = " [each user once, or with each event]";

const bySize: ReadonlySet<string> = new Set(["greater_than", "at_least", "less_than", "at_most"]);

/** Behind a text that something is to be above or below. What spells a number is one. */
export function sayOpenOrder({ name, args }: CallNode): string {
  return bySize.has(name) && args.some(isPlainText) ? " [in the order of texts, or never]" : "";
}

function isPlainText(argument: ArgumentNode): boolean {
  const text = argument.type === "chain" && argument.head.name === "literal" ? argument.head.args[0] : argument;
  return text !== undefined && isText(text) && (text.value.trim() === "" || Number.isNaN(Number(text.value)));
}
