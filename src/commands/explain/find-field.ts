import { resolveSchema, type Definitions, type ShownSchema } from "./schema-words.ts";

/** A place in a document that the schema knows. */
export interface SchemaField {
  /** The keys on the way there; `[]` stands for the entries of a list, `NAME` for any key. */
  keys: readonly string[];
  schema: ShownSchema;
  /** Whether the mapping it stands in needs it. */
  required: boolean;
}

/** A key that the schema does not know, and the place that does not have it. */
export interface UnknownField {
  unknown: string;
  within: SchemaField;
}

/** Looks a field up by its keys, without those for entries of lists. */
export function findField(
  root: ShownSchema,
  keys: readonly string[],
  definitions: Definitions,
): SchemaField | UnknownField {
  let place: SchemaField = { keys: [], schema: resolveSchema(root, definitions), required: true };
  for (const key of keys) {
    const within = entriesOf(place, definitions);
    const next = membersOf(within, definitions).find(({ keys: found }) => [key, "NAME"].includes(found.at(-1) ?? ""));
    if (!next) return { unknown: key, within };
    place = next;
  }
  return place;
}

/** The fields of a place, or of its entries where it is a list. `NAME` stands for fields that may have any name. */
export function membersOf(place: SchemaField, definitions: Definitions): SchemaField[] {
  const { keys, schema } = entriesOf(place, definitions);
  const named = Object.entries(schema.properties ?? {}).map(([name, field]): SchemaField => ({
    keys: [...keys, name],
    schema: resolveSchema(field, definitions),
    required: schema.required?.includes(name) === true,
  }));
  if (typeof schema.additionalProperties !== "object") return named;
  const any = resolveSchema(schema.additionalProperties, definitions);
  return [...named, { keys: [...keys, "NAME"], schema: any, required: false }];
}

/** Every field below a place, each before those in it. Values that may be anything at all are not gone into. */
export function fieldsBelow(place: SchemaField, definitions: Definitions): SchemaField[] {
  return shownMembersOf(place, definitions).flatMap((member) => [member, ...fieldsBelow(member, definitions)]);
}

/** The fields of a place that are worth a line: any name only where what it names has fields of its own. */
export function shownMembersOf(place: SchemaField, definitions: Definitions): SchemaField[] {
  return membersOf(place, definitions).filter(({ keys, schema }) => keys.at(-1) !== "NAME" || schema.properties);
}

function entriesOf(place: SchemaField, definitions: Definitions): SchemaField {
  const { keys, schema } = place;
  // A value that may be a list among other things may be anything.
  if (!schema.items || schema.type !== "array") return place;
  return entriesOf(
    { keys: [...keys, "[]"], schema: resolveSchema(schema.items, definitions), required: false },
    definitions,
  );
}
