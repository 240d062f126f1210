import type { Field, KindName, Value } from "./fields.ts";

/** Where the objects of a kind are. */
export const lists: Readonly<Record<KindName, string>> = {
  Audience: "/spaces/spa_simulated/audiences",
  ComputedTrait: "/spaces/spa_simulated/computed-traits",
  SpaceFilter: "/filters",
};

/** The marker in a description, whole or damaged. */
export const MARKER = /\[audiencectl:[^\]]*\]/;

/** Values by path as an object, as manifests and the API have them. */
export function nest(kind: KindName, values: Partial<Record<Field, Value>>): Record<string, unknown> {
  const { "definition.query": query, "options.filterByExternalIds": filterByExternalIds, ...rest } = values;
  return {
    ...rest,
    ...(query !== undefined && { definition: { query, ...(kind === "ComputedTrait" && { type: "USERS" }) } }),
    ...(filterByExternalIds !== undefined && { options: { filterByExternalIds } }),
  };
}

/** The body of a request about an object. */
export function toBody(kind: KindName, values: Partial<Record<Field, Value>>): object {
  return { ...nest(kind, values), ...(kind === "SpaceFilter" && { integrationId: "spa_simulated" }) };
}

/** The value at a path such as `definition.query`. */
export function valueAt(object: unknown, field: string): unknown {
  return field
    .split(".")
    .reduce((inner: unknown, name) => (inner as Record<string, unknown> | null | undefined)?.[name], object);
}
