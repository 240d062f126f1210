import type { CatalogProperty } from "../generated/catalog.ts";
import type { NameList } from "../known-names.ts";

/**
 * Whether a name may be there. Whether a property within another is listed by its path is not documented (API.md 7.1), so
 * what holds a listed name may be there, and what lies in one of which no inside is listed; and how a path names one entry of a list is open (API.md 4.9), so a
 * number stands for any entry. What lies in a name that may hold more than is listed may be there as well.
 */
export function mayHave({ get, names }: NameList<CatalogProperty>, name: string): boolean {
  const isGoneInto = (outer: string): boolean => names.some((known) => known.startsWith(`${outer}.`));
  const path = name.replaceAll(/\.\d+(?=\.|$)/g, ".$");
  return (
    get(name) !== undefined ||
    get(path) !== undefined ||
    isGoneInto(path) ||
    (path.includes(".") &&
      names.some((outer) => path.startsWith(`${outer}.`) && (!isGoneInto(outer) || get(outer)?.open === true)))
  );
}
