import { listSome } from "../../values/words.ts";
import type { CatalogDestination } from "../generated/catalog.ts";
import type { KnownNames, NameList } from "../known-names.ts";
import { nearName } from "../near-name.ts";
import type { CatalogFinding, NameContext } from "./catalog-rule.ts";
import { FEW, goOn, quoteName } from "./words.ts";

/** A destination that an audience is sent to is there, and switched on. Warehouses are in no catalog, and no matter of this. */
export function checkDestination(
  { name: id, start, end }: { name: string; start: number; end: number },
  { known, isExempt }: NameContext,
): CatalogFinding[] {
  const { destinations } = known;
  if (!destinations || isExempt(id)) return [];
  const destination = destinations.get(id);
  if (destination) return destination.enabled === false ? [{ ...tellDisabled(destination), start, end }] : [];
  if (!destinations.lacks(id)) return [];
  const message = `${known.subject} has no destination ${quoteName(id)}`;
  return [{ code: "catalog-unknown-destination", message, hint: hintFor(id, destinations, known), start, end }];
}

function tellDisabled(destination: CatalogDestination): Pick<CatalogFinding, "code" | "message" | "hint"> {
  return {
    code: "catalog-disabled-destination",
    message: `The destination ${called(destination)} was switched off when the catalog was pulled`,
    hint: "switch it on in the Segment app (Connections → Destinations) and pull the catalog again, or take it out of the manifest",
  };
}

/** People write the name where the id belongs, or slip in the id. */
function hintFor(id: string, { get, names: ids }: NameList<CatalogDestination>, known: KnownNames): string {
  const all = ids.flatMap((each) => get(each) ?? []);
  const name = nearName(
    id,
    all.flatMap((each) => each.name ?? []),
  );
  const meant = name === undefined ? [] : all.filter((each) => each.name === name);
  const [near] = meant.length > 0 ? meant : all.filter((each) => each.id === nearName(id, ids));
  if (meant.length > 1)
    return `several are called ${quoteName(name ?? "")}: ${listSome(meant.map((each) => quoteName(each.id)))}; write the id of one`;
  if (near) return `did you mean ${called(near)}?`;
  const some = all.length > 0 && all.length <= FEW ? [`known are ${listSome(all.map(called))}`] : [];
  return [...some, "a warehouse needs destination.type: warehouse", ...goOn(id, known)].join("; ");
}

/** A destination by its id, which manifests name, with what people call it. */
function called({ id, name }: CatalogDestination): string {
  return name === undefined || name === id ? quoteName(id) : `${quoteName(id)} (${name})`;
}
