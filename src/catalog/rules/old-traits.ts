import type { CatalogTrait } from "../generated/catalog.ts";
import type { KnownNames } from "../known-names.ts";
import { daysBetween } from "../sightings.ts";
import type { CatalogFinding } from "./catalog-rule.ts";
import { quoteName } from "./words.ts";

type Told = Pick<CatalogFinding, "code" | "message" | "hint">;

/** So long before a space was read may a trait have been seen last. */
const OLDEST_DAYS = 180;

/** A trait that sources send is one that may be over. What the space makes itself is seen when it changes. */
export function tellStale({ name, origin, lastSeen }: CatalogTrait, { seenSince, traits: listOf }: KnownNames): Told[] {
  const isFresh = (["users", "accounts"] as const).some((each) => listOf(each)?.complete && listOf(each)?.get(name));
  if (origin !== "CUSTOM" || lastSeen === undefined || seenSince === undefined || !isFresh) return [];
  if (daysBetween(lastSeen, seenSince) < OLDEST_DAYS) return [];
  return [
    {
      code: "catalog-stale-trait",
      message: `The space saw the trait ${quoteName(name)} last on ${lastSeen}`,
      hint: `who has it keeps it, and nobody new gets it until a source sends it again; ask for another, or list ${quoteName(name)} in spec.lint.names of the project file when old values are meant`,
    },
  ];
}

/** A trait that a deleted audience or computed trait left on profiles. */
export function tellLeftOver({ name, origin }: CatalogTrait): Told {
  const kind = origin === "AUDIENCE" ? "audience" : "computed trait";
  return {
    code: "catalog-left-over",
    message:
      `The trait ${quoteName(name)} comes from an ${kind}`.replace("an computed", "a computed") +
      ", and the space has none with this key",
    hint: `a deleted ${kind} leaves its trait on profiles, where it never changes again; ask for one that is there, or list ${quoteName(name)} in spec.lint.names of the project file when something else writes it, such as a journey`,
  };
}
