import type { Scope } from "./check-scope.ts";
import { functions } from "./functions.ts";
import type { CallNode, ChainNode } from "./syntax-tree.ts";

/**
 * The trait of an account's users that a reducer reads, as in `mode(trait('email'), 2)`. The app documents it for computed
 * traits of accounts: of the users who did an event, or without an event of all users (API.md 6.1).
 */
export function userTraitOf(call: CallNode): ChainNode | undefined {
  const [read] = call.args;
  const source = read?.type === "cast" ? read.value : read;
  if (functions.get(call.name)?.ofUsers === undefined || source?.type !== "chain") return undefined;
  return source.head.name === "trait" && source.calls.length === 0 ? source : undefined;
}

/** Whether a place is one where traits of users can be read. A type that is not given may be the right one. */
export function takesUserTraits({ options, wheres }: Scope): boolean {
  const { kind, audienceType = "ACCOUNTS" } = options;
  return kind === "computed-trait" && audienceType === "ACCOUNTS" && wheres === 0;
}
