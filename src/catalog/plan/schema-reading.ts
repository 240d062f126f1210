import type { Scalar, ValueKind } from "../generated/catalog.ts";

/** What is said of a value. What is not said, or in a way that is not read, is left out; an empty list allows `null` alone. */
export interface SaidOfValue {
  types?: readonly ValueKind[];
  /** All values that are allowed. */
  values?: readonly Scalar[];
}

/** What a part of a JSON Schema says of names, and how far that is all of them. */
export interface SchemaReading {
  said: SaidOfValue;
  /** What it says of each name that it has. */
  members: ReadonlyMap<string, SchemaReading>;
  /** What it says of the entries of a list. */
  items?: SchemaReading;
  /** Whether it has a list of names, be it empty. */
  lists: boolean;
  /** Whether it says in so many words that there may be names besides. */
  others: boolean;
  /** Whether a part of it was not read, which may say anything. */
  unread: boolean;
}

/** What says nothing. */
export const nothingSaid: SchemaReading = { said: {}, members: new Map(), lists: false, others: false, unread: false };

/** What may say anything. */
export const notRead: SchemaReading = { ...nothingSaid, unread: true };

/** Whether there may be names that it does not have. */
export function isOpen({ others, unread, items }: SchemaReading): boolean {
  return others || unread || (items !== undefined && (isOpen(items) || items.items !== undefined));
}

/** What two parts say that hold both. */
export function joinAll(one: SchemaReading, other: SchemaReading): SchemaReading {
  const [types, values] = [bothTypes(one.said.types, other.said.types), both(one.said.values, other.said.values)];
  return {
    ...joinNames([one, other], (parts) => parts.reduce(joinAll)),
    said: { ...(types && { types }), ...(values && { values }) },
  };
}

/** What several parts say of which one holds: of a value only what each of them says. */
export function joinSome(parts: readonly SchemaReading[]): SchemaReading {
  const [types, values] = [union(parts.map(({ said }) => said.types)), union(parts.map(({ said }) => said.values))];
  return {
    ...joinNames(parts, (found) => joinSome(found.length < parts.length ? [...found, nothingSaid] : found)),
    said: { ...(types && { types }), ...(values && { values }) },
  };
}

function joinNames(
  parts: readonly SchemaReading[],
  join: (found: readonly SchemaReading[]) => SchemaReading,
): Omit<SchemaReading, "said"> {
  const names = new Set(parts.flatMap(({ members }) => [...members.keys()]));
  const items = parts.flatMap((part) => part.items ?? []);
  return {
    members: new Map([...names].map((name) => [name, join(parts.flatMap(({ members }) => members.get(name) ?? []))])),
    ...(items.length > 0 && { items: join(items) }),
    lists: parts.some(({ lists }) => lists),
    others: parts.some(({ others }) => others),
    unread: parts.some(({ unread }) => unread),
  };
}

/** A whole number is a number. */
function bothTypes(
  one: readonly ValueKind[] | undefined,
  other: readonly ValueKind[] | undefined,
): readonly ValueKind[] | undefined {
  if (!one || !other) return one ?? other;
  const allows = (types: readonly ValueKind[], type: ValueKind): boolean =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return [...new Set([...one.filter((type) => allows(other, type)), ...other.filter((type) => allows(one, type))])];
}

function both<Each>(one: readonly Each[] | undefined, other: readonly Each[] | undefined): readonly Each[] | undefined {
  return one && other ? one.filter((each) => other.includes(each)) : (one ?? other);
}

function union<Each>(lists: readonly (readonly Each[] | undefined)[]): readonly Each[] | undefined {
  const known = lists.filter((list) => list !== undefined);
  return known.length > 0 && known.length === lists.length ? [...new Set(known.flat())] : undefined;
}
