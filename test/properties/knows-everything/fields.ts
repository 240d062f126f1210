/** A kind of objects, as manifests call it. */
export type KindName = "Audience" | "ComputedTrait" | "SpaceFilter";

/** A value of a field, as somebody spelt it. */
export type Value = string | boolean | readonly string[];

/** The values of an object, by the path of the field. */
export type Values = Partial<Record<Field, Value>>;

/** The path of a field within `spec`. */
export type Field =
  | "name"
  | "description"
  | "enabled"
  | "definition.query"
  | "options.filterByExternalIds"
  | "if"
  | "drop";

/** A field of a kind. */
export interface FieldRow {
  field: Field;
  /** Values that mean different things. @param number Of the object, so that no two objects are for the same. */
  values: (number: number) => readonly Value[];
  /** What a new object has that was not asked for it. Left out: every manifest declares the field. */
  usual?: Value;
}

const name: FieldRow = {
  field: "name",
  values: () => ["Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy"],
};
const description: FieldRow = { field: "description", values: () => ["", "One", "Two"], usual: "" };
const enabled: FieldRow = { field: "enabled", values: () => [true, false], usual: true };
const query: FieldRow = {
  field: "definition.query",
  values: (number) => [1, 2, 3].map((count) => `event('Event ${number}').count() >= ${count}`),
};

/** The fields that a walk moves, by kind. */
export const fieldsOf: Readonly<Record<KindName, readonly FieldRow[]>> = {
  Audience: [
    name,
    description,
    enabled,
    query,
    {
      field: "options.filterByExternalIds",
      values: () => [["email"], ["email", "user_id"]],
      usual: ["android.idfa", "email", "ios.idfa", "user_id"],
    },
  ],
  ComputedTrait: [
    name,
    description,
    enabled,
    {
      field: query.field,
      values: (number) => ["A", "B", "C"].map((event) => `event('Event ${number} ${event}').count()`),
    },
  ],
  SpaceFilter: [
    name,
    description,
    { field: "if", values: (number) => ["A", "B", "C"].map((event) => `event = 'Event ${number} ${event}'`) },
    { field: "drop", values: () => [true, false] },
    enabled,
  ],
};

/** A value in another spelling. Values that can be spelt in one way only stay. */
export function respell(field: Field, value: Value): Value {
  if (typeof value === "object") return value.toReversed();
  if (typeof value === "boolean" || field === "name") return value;
  if (field === "definition.query")
    return value.includes('"') ? value.replaceAll('"', "'") : value.replaceAll("'", '"');
  return value === value.trimEnd() ? `${value}\n` : value.trimEnd();
}

/** A text that two values share when they mean the same, and only then. */
export function meaningOf(field: Field, value: Value): string {
  if (typeof value === "object") return value.toSorted().join(" ");
  if (typeof value === "boolean") return String(value);
  return field === "definition.query" ? value.replaceAll('"', "'") : value.trim();
}
