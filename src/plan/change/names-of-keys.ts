import type { KeyMeaning } from "../../resources/kind.ts";
import type { NameOfKey } from "../../resources/field-rule.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { writeReference } from "../../values/template.ts";
import { addressOfMatch, type Match } from "../match/match.ts";
import type { NamesOfKeys } from "./change-context.ts";
import { nameOf } from "./change-parts.ts";

/** An audience or a computed trait that may be called by more than its display name. */
interface Called {
  keyMeans: KeyMeaning;
  name: string;
  /** Left out: nobody's manifest declares it. */
  address?: string;
  key?: string;
  /** The key that it probably gets. Left out: it has one. */
  predicted?: string;
}

/**
 * Names every key of the space, whoever owns what has it, and the references to what is to be created, so that a query is told in
 * the same words before and after. Objects are called by their display names; where several have one, by their keys, or by
 * their addresses before they have a key.
 */
export function nameKeys(matches: readonly Match[], live: readonly LiveResource[]): NamesOfKeys {
  const all = gather(matches, live);
  const shared = sharedNames(all);
  const names = new Map<string, ReturnType<NameOfKey>>();
  const coming = new Map<string, string>();
  for (const { keyMeans, name, address, key, predicted } of all) {
    const isShared = shared.has(calledBy(keyMeans, name));
    if (key !== undefined) names.set(key, { kind: keyMeans, name: isShared ? key : name });
    else if (address !== undefined && !isShared) names.set(writeReference(address), { kind: keyMeans, name });
    if (address !== undefined && predicted !== undefined) coming.set(predicted, writeReference(address));
  }
  return {
    nameOfKey: (key) => names.get(key),
    comingBy: (key) => (names.has(key) ? undefined : coming.get(key)),
  };
}

function gather(matches: readonly Match[], live: readonly LiveResource[]): Called[] {
  const matched = new Set(matches.flatMap((match) => ("live" in match ? [match.live.id] : [])));
  const others = live.filter(({ id }) => !matched.has(id));
  return [
    ...matches.flatMap((match) => {
      const { kind, name } =
        "desired" in match ? { kind: match.desired.kind, name: nameOf(match.desired) } : match.live;
      const row = kindOf(kind);
      const { keyMeans } = row;
      if (!keyMeans) return [];
      const key = "live" in match ? match.live.key : undefined;
      return {
        keyMeans,
        name,
        address: addressOfMatch(match),
        ...(key === undefined ? { predicted: row.predictKey(name) } : { key }),
      };
    }),
    ...others.flatMap(({ kind, name, key }) => {
      const { keyMeans } = kindOf(kind);
      return keyMeans && key !== undefined ? [{ keyMeans, name, key }] : [];
    }),
  ];
}

/** The names by which more than one may be called, so that a sentence with one would not tell which is meant. */
function sharedNames(all: readonly Called[]): ReadonlySet<string> {
  const users = new Map<string, Set<Called>>();
  for (const each of all) {
    const short = each.address?.slice(each.address.lastIndexOf("/") + 1);
    for (const name of [each.name, ...(short === undefined ? [] : [short])])
      users.set(calledBy(each.keyMeans, name), (users.get(calledBy(each.keyMeans, name)) ?? new Set()).add(each));
  }
  return new Set([...users].filter(([, called]) => called.size > 1).map(([name]) => name));
}

function calledBy(keyMeans: KeyMeaning, name: string): string {
  return `${keyMeans} ${name}`;
}
