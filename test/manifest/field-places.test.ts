import { describe, expect, test } from "vitest";
import { fieldPlaces, mayHoldSecret } from "../../src/manifest/field-places.ts";
import { manifestKinds } from "../../src/manifest/kinds.ts";
import { audience } from "../../src/resources/audience.ts";
import { topLevelKinds } from "../../src/resources/kinds.ts";
import { spaceFilter } from "../../src/resources/space-filter.ts";
import type { JsonSchema } from "../../src/yaml/schema-fields.ts";

/** Every place that a schema knows, as patterns; those of free objects end at the object. */
function placesOf(root: JsonSchema, pattern: string, ends: ReadonlySet<string>, at: unknown): string[] {
  const schema = follow(root, at as JsonSchema);
  if (ends.has(pattern)) return [pattern];
  const properties = Object.entries((schema["properties"] ?? {}) as JsonSchema);
  if (properties.length > 0)
    return properties.flatMap(([name, child]) => placesOf(root, `${pattern}/${name}`, ends, child));
  return schema["items"] === undefined ? [pattern] : placesOf(root, `${pattern}/*`, ends, schema["items"]);
}

function follow(root: JsonSchema, schema: JsonSchema): JsonSchema {
  const name = /^#\/definitions\/(.+)$/.exec(String(schema["$ref"]))?.[1];
  return name === undefined ? schema : ((root["definitions"] as JsonSchema)[name] as JsonSchema);
}

test("every kind with manifests has a schema and rules", () => {
  expect(manifestKinds.map(({ resource }) => resource.kind).toSorted()).toEqual(
    topLevelKinds.map(({ kind }) => kind).toSorted(),
  );
});

describe.each(manifestKinds)("$resource.kind", ({ resource, schema }) => {
  test("has a rule for each field of its schema, and a field for each rule", () => {
    const ruled = fieldPlaces(resource).map(({ pattern }) => pattern);
    const { spec } = schema["properties"] as JsonSchema;
    expect(placesOf(schema, "/spec", new Set(ruled), spec).toSorted()).toEqual(ruled.toSorted());
  });
});

describe("secrets may stand", () => {
  test.each([
    ["/spec/destinations/0/connectionSettings/apiKey", true],
    ["/spec/destinations/12/connectionSettings/a/0/b", true],
    ["/spec/destinations/0/activations/3/destinationMapping/settings/x", true],
    ["/spec/destinations/0/connectionSettings", false],
    ["/spec/destinations/0/destination/id", false],
    ["/spec/destinations/0/activations/0/destinationMapping/actionId", false],
    ["/spec/connectionSettings/apiKey", false],
    ["/metadata/labels/connectionSettings", false],
  ])("at %s: %s", (pointer, expected) => {
    expect(mayHoldSecret(audience, pointer)).toBe(expected);
    expect(mayHoldSecret(spaceFilter, pointer)).toBe(false);
  });
});
