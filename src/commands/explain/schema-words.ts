/** The parts of a JSON Schema that references show. */
export interface ShownSchema {
  $ref?: string;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  description?: string;
  examples?: readonly unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minProperties?: number;
  maxProperties?: number;
  pattern?: string;
  propertyNames?: { pattern?: string };
  required?: readonly string[];
  /** Shapes of which a value has one. They are told by the description. */
  anyOf?: readonly unknown[];
  properties?: Readonly<Record<string, ShownSchema>>;
  items?: ShownSchema;
  additionalProperties?: ShownSchema | boolean;
}

/** The definitions of a schema file, by name. */
export type Definitions = Readonly<Record<string, ShownSchema>>;

/** A schema with what it refers to; what stands beside the reference goes over that. */
export function resolveSchema(schema: ShownSchema, definitions: Definitions): ShownSchema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : { ...definitions[name], ...schema };
}

/** The schema of a member, by the keys on the way there; `[]` stands for the entries of a list. */
export function memberSchema(
  root: ShownSchema,
  keys: readonly string[],
  definitions: Definitions,
): { schema: ShownSchema; required: boolean } {
  return keys.reduce<{ schema: ShownSchema; required: boolean }>(
    ({ schema, required }, key) => {
      const member = key === "[]" ? schema.items : schema.properties?.[key];
      if (!member) throw new TypeError(`the schema has no ${keys.join(".")}`);
      return {
        schema: resolveSchema(member, definitions),
        required: required && (key === "[]" || schema.required?.includes(key) === true),
      };
    },
    { schema: resolveSchema(root, definitions), required: true },
  );
}

/** What a value has to be, in a few words. @param mark How literal values are set off. */
export function typeWords(
  schema: ShownSchema,
  definitions: Definitions,
  mark: (text: string) => string = (text) => text,
): string {
  if (schema.const !== undefined) return mark(JSON.stringify(schema.const));
  if (schema.enum) return schema.enum.map((value) => mark(JSON.stringify(value))).join(", ");
  if (schema.type === "array")
    return `list of ${schema.items ? typeWords(resolveSchema(schema.items, definitions), definitions, mark) : "values"}`;
  if (schema.type === "object") return "mapping";
  return typeof schema.type === "string" ? schema.type : "value";
}
