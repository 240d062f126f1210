/** Keywords whose value is schemas by name, so that the names are no keywords. */
const byName = new Set(["properties", "definitions"]);

/** Keywords whose value is no schema. */
const plain = new Set(["const", "enum", "default", "examples", "required"]);

/** A schema without some keywords, wherever they stand in it. */
export function withoutKeywords(schema, keywords) {
  if (Array.isArray(schema)) return schema.map((item) => withoutKeywords(item, keywords));
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => {
      if (plain.has(keyword)) return [keyword, value];
      if (!byName.has(keyword)) return [keyword, withoutKeywords(value, keywords)];
      const schemas = Object.entries(value).map(([name, inner]) => [name, withoutKeywords(inner, keywords)]);
      return [keyword, Object.fromEntries(schemas)];
    }),
  );
}
