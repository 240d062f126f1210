import { expect } from "vitest";
import { fieldsOf, meaningOf, type Field, type KindName, type Value } from "./fields.ts";
import type { Known } from "./model.ts";
import type { RealSpace, StoredObject } from "./real-space.ts";
import { MARKER, valueAt } from "./wire.ts";

/** Holds all that is stored in the space against what there is to know. */
export function expectSpace({ live }: Known, space: RealSpace): void {
  const stored = Object.entries(space.stored()).flatMap(([kind, objects]) =>
    objects.map((object) => {
      const rows = fieldsOf[kind as KindName];
      return [object.id, ...rows.map(({ field, usual = "" }) => meaningOf(field, storedValue(object, field) ?? usual))];
    }),
  );
  const known = live.map(({ id, kind, values }) => [
    id,
    ...fieldsOf[kind].map(({ field }) => meaningOf(field, values[field] ?? "")),
  ]);
  expect(new Set(stored), "what is in the space").toEqual(new Set(known));
}

function storedValue({ query, description = "", ...object }: StoredObject, field: Field): Value | undefined {
  if (field === "definition.query") return query;
  if (field === "description") return description.replace(MARKER, "");
  return valueAt(object, field) as Value | undefined;
}
