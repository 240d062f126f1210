// Makes one schema of those of all kinds, for editors: one file may hold several kinds, and an editor knows one schema for
// a file. It stands alone, and it takes manifests as they are written, with interpolations that are not filled in yet.

/** A value that is nothing but one variable takes the variable's type, which an editor does not know. */
const oneVariable = String.raw`^\$\{\s*var\.[A-Za-z_][A-Za-z0-9_-]*\s*\}$`;

/** A text with an interpolation somewhere may come out as any text. */
const anyInterpolation = String.raw`\$\{`;

/** Types of values that cannot be written as a text with something to fill in. */
const needsOneVariable = new Set(["boolean", "integer", "number", "array"]);

/** @param kinds The schemas of manifests, one a kind, alike in everything but `kind` and `spec`. */
export function combineKinds(kinds) {
  const [first] = kinds;
  const { apiVersion, metadata } = first.properties;
  return {
    $schema: first.$schema,
    $id: "manifest.schema.json",
    $comment: "Generated from the schemas of the kinds by `npm run generate`. Do not edit.",
    title: "Manifest",
    description: "One manifest of any kind, as it is written: interpolations are not filled in yet.",
    type: "object",
    additionalProperties: false,
    required: first.required,
    properties: {
      apiVersion,
      kind: { ...first.properties.kind, const: undefined, enum: kinds.map(kindOf) },
      metadata,
      spec: { description: "What is declared; the kind says which fields there are.", type: "object" },
    },
    allOf: kinds.map((schema) => ({
      if: { required: ["kind"], properties: { kind: { const: kindOf(schema) } } },
      // eslint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: { properties: { spec: schema.properties.spec } },
    })),
    definitions: mergeDefinitions(kinds),
  };
}

const kindOf = (schema) => schema.properties.kind.const;

function mergeDefinitions(kinds) {
  const merged = {};
  for (const { definitions } of kinds)
    for (const [name, definition] of Object.entries(definitions)) {
      if (merged[name] && JSON.stringify(merged[name]) !== JSON.stringify(definition))
        throw new TypeError(`two kinds define ${name} in two ways`);
      merged[name] = definition;
    }
  // Nothing is filled in outside of spec.
  const fixed = new Set(["ManifestMetadata", "ResourceName"]);
  return Object.fromEntries(
    Object.entries(merged).map(([name, schema]) => [name, fixed.has(name) ? schema : openToVariables(schema)]),
  );
}

/** A schema that takes an interpolation wherever something else than any text is asked for. */
function openToVariables(schema) {
  if (typeof schema !== "object") return schema;
  const open = { ...schema };
  for (const keyword of ["items", "additionalProperties", "then", "else"])
    if (schema[keyword] !== undefined) open[keyword] = openToVariables(schema[keyword]);
  if (schema.properties)
    open.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, openToVariables(property)]),
    );
  const pattern = open.enum ? anyInterpolation : needsOneVariable.has(schema.type) ? oneVariable : undefined;
  if (pattern === undefined) return open;
  // Of two alternatives, editors tell what is wrong with the nearer one.
  const { title, description, default: initial, examples, ...value } = open;
  return { title, description, default: initial, examples, anyOf: [value, { type: "string", pattern }] };
}
