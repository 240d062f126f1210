import type { Catalog, CatalogColumn, CatalogEntity, CatalogEvent, CatalogProperty } from "./generated/catalog.ts";

/** Whether a text has something in it that looks like the address of a person, escaped for a URL or not. */
export function hasAddress(text: string): boolean {
  return /[^\s@](@|%40)[^\s@]/i.test(text);
}

/**
 * A catalog without whatever looks like the address of a person, in names, values and samples. A list of values that
 * has one is left out as a whole, because it would not be all of them any more.
 */
export function withoutAddresses(catalog: Catalog): { catalog: Catalog; leftOut: number } {
  let leftOut = 0;
  const counted = (found: boolean): boolean => {
    if (found) leftOut += 1;
    return !found;
  };
  const isClean = (text: string): boolean => counted(hasAddress(text));
  const named = <Entry extends { name: string }>(list: readonly Entry[] | undefined, clean: (each: Entry) => Entry) =>
    list?.filter(({ name }) => isClean(name)).map(clean);
  const sampled = <Entry extends CatalogColumn | CatalogProperty>({ samples, ...entry }: Entry): Entry => {
    const kept = samples?.filter(isClean) ?? [];
    return { ...entry, ...(kept.length > 0 && { samples: kept }) } as Entry;
  };
  const valued = <Entry extends CatalogProperty>({ values, ...entry }: Entry): Entry => {
    const isWhole = counted(values?.some((value) => hasAddress(String(value))) === true);
    return sampled({ ...entry, ...(values && isWhole && { values }) } as Entry);
  };
  const listed = (event: CatalogEvent): CatalogEvent =>
    present({ ...event, properties: named(event.properties, valued), context: named(event.context, valued) });
  const reached = (entity: CatalogEntity): CatalogEntity => {
    const paths = entity.paths.filter((path) => counted(path.some(hasAddress)));
    return present({ ...entity, paths, columns: named(entity.columns, sampled) });
  };
  const { unread } = catalog;
  const clean: Catalog = {
    ...catalog,
    unread: unread && Object.fromEntries(Object.entries(unread).map(([part, reason]) => [part, masked(reason)])),
    events: named(catalog.events, listed),
    users: named(catalog.users, valued),
    accounts: named(catalog.accounts, valued),
    entities: named(catalog.entities, reached),
    destinations: catalog.destinations?.map(({ name, ...rest }) => ({
      ...rest,
      ...(name !== undefined && isClean(name) && { name }),
    })),
  } as Catalog;
  return { catalog: present(clean), leftOut };
}

function masked(reason: string): string {
  return reason.replaceAll(/[^\s@"]+(@|%40)[^\s@"]+/gi, "…");
}

/** An object without what is `undefined`. */
function present<Whole extends object>(whole: { [Key in keyof Whole]: Whole[Key] | undefined }): Whole {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as Whole;
}
