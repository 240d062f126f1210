import { addressOf, kindOf } from "../../resources/kinds.ts";
import type { KeyMeaning } from "../../resources/kind.ts";
import { hashKey } from "../../resources/ownership.ts";
import type { Address, DesiredResource, LiveResource } from "../../resources/resource.ts";
import { describe } from "../match/marker-notes.ts";
import { expectedKey } from "./declared-elsewhere.ts";

/** What shows that a name in a query is a key, though nothing has it. */
export type KeyEvidence =
  /** An object that should have it by its display name was given another, as happens while somebody else has the key. */
  | { type: "heir"; name: string; key: string }
  /** A manifest declares what has it or gets it, and that is not there. */
  | { type: "missing"; address: Address }
  /** A marker was written for an object with that key. `of`: who carries the marker, in words. */
  | { type: "marker"; of: string };

/** Evidence, and what queries take the key for. */
type Clue = KeyEvidence & { means: KeyMeaning | undefined };

/**
 * Finds what shows that a key was or is to be one. A name that is asked for as a value is not the key of an audience, so
 * there may be a trait of that name.
 *
 * @param live Objects of kinds with keys.
 */
export function evidenceFinder(
  live: readonly LiveResource[],
  desired: readonly DesiredResource[],
): (key: string, asMembership: boolean) => KeyEvidence | undefined {
  const heirs = new Map<string, Clue>();
  const marked = new Map<string, Clue>();
  for (const object of live) {
    const { name, key, ownership } = object;
    const kind = kindOf(object.kind);
    const { keyMeans: means } = kind;
    const expected = kind.predictKey(name);
    if (key !== undefined && expected !== "" && key.startsWith(`${expected}_`))
      heirs.set(expected, { type: "heir", name, key, means });
    if (typeof ownership === "object") marked.set(ownership.keyHash, { type: "marker", of: describe(object), means });
  }
  const missing = new Map(missingKeys(live, desired));
  return (key, asMembership) => {
    const clues = [heirs.get(key), missing.get(key), marked.get(hashKey(key))];
    const clue = clues.find((each) => each && (asMembership || each.means === "trait"));
    if (!clue) return undefined;
    const { means: _, ...evidence } = clue;
    return evidence;
  };
}

/** The keys of what is declared and has no live object with its marker. */
function missingKeys(live: readonly LiveResource[], desired: readonly DesiredResource[]): [string, Clue][] {
  const owned = new Set(
    live.flatMap(({ kind, ownership }) =>
      typeof ownership === "object" ? [addressOf(kindOf(kind), ownership.name)] : [],
    ),
  );
  return desired.flatMap((each): [string, Clue][] => {
    const { address, previousNames } = each;
    const kind = kindOf(each.kind);
    const addresses = [address, ...previousNames.map((name) => addressOf(kind, name))];
    if (addresses.some((each) => owned.has(each))) return [];
    const key = expectedKey(each);
    return key === "" ? [] : [[key, { type: "missing", address, means: kind.keyMeans }]];
  });
}
