import { describe, expect, expectTypeOf, test } from "vitest";
import { importDefinition } from "../../src/commands/definitions/changes.ts";
import { manifestKinds as checkedKinds } from "../../src/manifest/kinds.ts";
import type { KindOperations } from "../../src/resources/kind.ts";
import { kindOf, partsOf, resourceKinds, topLevelKinds } from "../../src/resources/kinds.ts";
import { keyedPrefixes } from "../../src/values/template.ts";

describe("the table of kinds", () => {
  test("has every name and prefix once, and parents before their parts", () => {
    const names = resourceKinds.map(({ kind }) => kind);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(resourceKinds.map(({ prefix }) => prefix)).size).toBe(names.length);
    for (const { kind, parent } of resourceKinds)
      if (parent) expect(names.indexOf(parent.kind)).toBeLessThan(names.indexOf(kind));
  });

  test("has a row of checks for each kind with manifests of its own", () => {
    expect(checkedKinds.map(({ resource }) => resource.kind).toSorted()).toEqual(
      topLevelKinds.map(({ kind }) => kind).toSorted(),
    );
  });

  test("gives references to keys their first words", () => {
    const keyed = resourceKinds.filter(({ keyMeans }) => keyMeans !== undefined);
    expect(keyed.map(({ prefix }) => prefix).toSorted()).toEqual(keyedPrefixes.toSorted());
  });

  test("gives import --kind its values", () => {
    const option = importDefinition.options.find(({ flags }) => flags.startsWith("--kind"));
    expect(option).toMatchObject({ value: expect.arrayContaining(topLevelKinds.map(({ prefix }) => prefix)) });
  });

  test("takes no operation that the API does not have", () => {
    expectTypeOf<"listAudiences">().toExtend<KindOperations["list"]>();
    expectTypeOf<"listAudience">().not.toExtend<KindOperations["list"]>();
  });

  test("answers a name that it does not have with an error", () => {
    expect(() => kindOf("Segment")).toThrow('no resource kind is named "Segment"');
    expect(partsOf("Segment")).toEqual([]);
  });
});

describe.each(resourceKinds.map((kind) => [kind.kind, kind] as const))("the fields of the kind %s", (_name, kind) => {
  test("have each pointer once, and none lies in another", () => {
    const pointers = kind.fields.map(({ pointer }) => pointer);
    expect(new Set(pointers).size).toBe(pointers.length);
    for (const pointer of pointers) expect(pointers.filter((other) => other.startsWith(`${pointer}/`))).toEqual([]);
  });

  test("lean on fields that the kind has", () => {
    const pointers = kind.fields.map(({ pointer }) => pointer);
    for (const { absent } of kind.fields) if (absent?.needs) expect(pointers).toContain(absent.needs.pointer);
  });
});
