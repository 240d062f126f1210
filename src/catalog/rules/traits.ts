import type { DefinitionType, ValueUse } from "../../query/index.ts";
import type { CatalogTrait } from "../generated/catalog.ts";
import type { KnownNames, NameList, TraitCollection } from "../known-names.ts";
import type { CatalogFinding, CatalogRule, NameContext } from "./catalog-rule.ts";
import { mayHave } from "./has-path.ts";
import { quoteName, remedyFor, seenText } from "./words.ts";

/** Traits are ones that somebody has, and that still come from somewhere. */
export const traits: CatalogRule = ({ uses, type }, context) =>
  uses.values.flatMap((use) => (use.kind === "trait" ? checkTrait(use, type, context) : []));

/**
 * Whose traits a query may mean, the likeliest first. In one for accounts, a trait within `ANY` or `ALL` is one of a user
 * (API.md 4.9).
 */
export function collectionsOf(type: DefinitionType | undefined): readonly TraitCollection[] {
  return type === "ACCOUNTS" ? ["accounts", "users"] : ["users"];
}

/** A trait by its key, as far as it is known. */
export function findTrait(name: string, type: DefinitionType | undefined, known: KnownNames): CatalogTrait | undefined {
  return collectionsOf(type)
    .map((collection) => known.traits(collection)?.get(name))
    .find((trait) => trait !== undefined);
}

/** Checks one mention of a trait. */
export function checkTrait(
  { name, start, end }: Pick<ValueUse, "name" | "start" | "end">,
  type: DefinitionType | undefined,
  { known, own, isExempt }: NameContext,
): CatalogFinding[] {
  if (isExempt(name) || own.has(name)) return [];
  const trait = findTrait(name, type, known);
  if (trait) return trait.leftOver ? [{ ...tellLeftOver(trait), start, end }] : [];
  const lists = collectionsOf(type).map((collection) => known.traits(collection));
  const complete = lists.filter((list): list is NameList<CatalogTrait> => list?.lacks(name) === true);
  if (complete.length < lists.length || complete.some((list) => mayHave(list, name))) return [];
  const message = `${known.subject} has no trait ${quoteName(name)}`;
  const elsewhere = type === "ACCOUNTS" ? undefined : known.traits("accounts")?.get(name);
  const hint = elsewhere
    ? "it is a trait of accounts, which only a query for ACCOUNTS sees"
    : remedyFor(name, namesOf(type, { known, own }), known, (near) =>
        own.has(near)
          ? ", the key of what this project declares"
          : seenText(findTrait(near, type, known) ?? {}, known.seenSince),
      );
  return [{ code: "catalog-unknown-trait", message, hint, start, end }];
}

const joined = new WeakMap<ReadonlySet<string>, Map<string, readonly string[]>>();

/** All names that a trait may have: the same list each time, because thousands of names may be looked for in it. */
function namesOf(
  type: DefinitionType | undefined,
  { known, own }: Pick<NameContext, "known" | "own">,
): readonly string[] {
  const lists = joined.get(own) ?? new Map<string, readonly string[]>();
  joined.set(own, lists);
  const collections = collectionsOf(type);
  const key = collections.join();
  const names = lists.get(key) ?? [...collections.flatMap((each) => known.traits(each)?.names ?? []), ...own];
  lists.set(key, names);
  return names;
}

function tellLeftOver({ name, origin }: CatalogTrait): Pick<CatalogFinding, "code" | "message" | "hint"> {
  const kind = origin === "AUDIENCE" ? "audience" : "computed trait";
  return {
    code: "catalog-left-over",
    message:
      `The trait ${quoteName(name)} comes from an ${kind}`.replace("an computed", "a computed") +
      ", and the space has none with this key",
    hint: `a deleted ${kind} leaves its trait on profiles, where it never changes again; ask for one that is there, or list ${quoteName(name)} in spec.lint.names of the project file when something else writes it, such as a journey`,
  };
}
