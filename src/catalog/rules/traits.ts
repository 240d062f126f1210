import type { DefinitionType, ValueUse } from "../../query/index.ts";
import type { CatalogTrait } from "../generated/catalog.ts";
import type { KnownNames, NameList, TraitCollection } from "../known-names.ts";
import type { CatalogFinding, CatalogRule, NameContext } from "./catalog-rule.ts";
import { mayHave } from "./has-path.ts";
import { tellLeftOver, tellStale } from "./old-traits.ts";
import { quoteName, remedyFor, seenText } from "./words.ts";

/** Traits are ones that somebody has, and that still come from somewhere. */
export const traits: CatalogRule = ({ uses, type }, context) =>
  uses.values.flatMap((use) => (use.kind === "trait" ? checkTrait(use, type, context) : []));

/**
 * Whose traits a query may mean, the likeliest first. In one for accounts, a trait within `ANY` or `ALL` is one of a user, and
 * any other one of the account (API.md 4.9).
 *
 * @param whose See `ValueUse.whose`. Left out: that is not known, so it may be both.
 */
export function collectionsOf(type: DefinitionType | undefined, whose?: ValueUse["whose"]): readonly TraitCollection[] {
  if (type !== "ACCOUNTS" || whose === "user") return ["users"];
  return whose === "own" ? ["accounts"] : ["accounts", "users"];
}

/** A trait by its key, as far as it is known. */
export function findTrait(
  name: string,
  collections: readonly TraitCollection[],
  known: KnownNames,
): CatalogTrait | undefined {
  return collections.map((collection) => known.traits(collection)?.get(name)).find((trait) => trait !== undefined);
}

/** Checks one mention of a trait. */
export function checkTrait(
  { name, start, end, whose }: Pick<ValueUse, "name" | "start" | "end" | "whose">,
  type: DefinitionType | undefined,
  { known, own, isExempt }: NameContext,
): CatalogFinding[] {
  if (isExempt(name) || own.has(name)) return [];
  const collections = collectionsOf(type, whose);
  const trait = findTrait(name, collections, known);
  if (trait)
    return (trait.leftOver ? [tellLeftOver(trait)] : tellStale(trait, known)).map((each) => ({ ...each, start, end }));
  const lists = collections.map((collection) => known.traits(collection));
  const complete = lists.filter((list): list is NameList<CatalogTrait> => list?.lacks(name) === true);
  if (complete.length < lists.length || complete.some((list) => mayHave(list, name))) return [];
  const ofAccounts = type === "ACCOUNTS" && whose === "own" ? " of accounts" : "";
  const message = `${known.subject} has no trait ${quoteName(name)}${ofAccounts}`;
  const hint =
    elsewhere(name, collections, type, known) ??
    remedyFor(name, namesOf(collections, { known, own }), known, (near) =>
      own.has(near)
        ? ", the key of what this project declares"
        : seenText(findTrait(near, collections, known) ?? {}, known.seenSince),
    );
  return [{ code: "catalog-unknown-trait", message, hint, start, end }];
}

/** Where a trait is that was looked for in the wrong place. */
function elsewhere(
  name: string,
  collections: readonly TraitCollection[],
  type: DefinitionType | undefined,
  known: KnownNames,
): string | undefined {
  const other = (["users", "accounts"] as const).find(
    (each) => !collections.includes(each) && known.traits(each)?.get(name) !== undefined,
  );
  if (other === undefined) return undefined;
  if (type !== "ACCOUNTS") return "it is a trait of accounts, which only a query for ACCOUNTS sees";
  return other === "users"
    ? "it is a trait of users, which are asked for within ANY or ALL"
    : "it is a trait of accounts, which are asked for outside of ANY and ALL";
}

const joined = new WeakMap<ReadonlySet<string>, Map<string, readonly string[]>>();

/** All names that a trait may have: the same list each time, because thousands of names may be looked for in it. */
function namesOf(
  collections: readonly TraitCollection[],
  { known, own }: Pick<NameContext, "known" | "own">,
): readonly string[] {
  const lists = joined.get(own) ?? new Map<string, readonly string[]>();
  joined.set(own, lists);
  const key = collections.join();
  const names = lists.get(key) ?? [...collections.flatMap((each) => known.traits(each)?.names ?? []), ...own];
  lists.set(key, names);
  return names;
}
