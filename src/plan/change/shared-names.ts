import { kindOf } from "../../resources/kinds.ts";
import { addressOfMatch, type Match } from "../match/match.ts";
import { nameOf } from "./change-parts.ts";

/**
 * The names by which more than one audience, or more than one computed trait, may be called, so that a sentence with one
 * would not tell which is meant. They are called by their display names, and by their addresses before they have a key.
 *
 * @returns Texts of the meaning of the key and the name, as `calledBy` makes them.
 */
export function sharedNames(matches: readonly Match[]): ReadonlySet<string> {
  const users = new Map<string, Set<string>>();
  for (const match of matches) {
    const { kind, name } = "desired" in match ? { kind: match.desired.kind, name: nameOf(match.desired) } : match.live;
    const { keyMeans } = kindOf(kind);
    if (!keyMeans) continue;
    const address = addressOfMatch(match);
    const short = address.slice(address.lastIndexOf("/") + 1);
    for (const called of [calledBy(keyMeans, name), calledBy(keyMeans, short)])
      users.set(called, (users.get(called) ?? new Set()).add(address));
  }
  return new Set([...users].filter(([, addresses]) => addresses.size > 1).map(([called]) => called));
}

/** A name with what its key means. */
export function calledBy(keyMeans: "audience" | "trait", name: string): string {
  return `${keyMeans} ${name}`;
}
