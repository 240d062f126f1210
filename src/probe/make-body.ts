import type { JsonObject } from "../values/json.ts";
import { neverSent, probeMarker } from "./names.ts";
import type { ObjectKind } from "./objects.ts";

/** A query of an audience that nobody can match. */
export function unmatchedQuery(run: string): string {
  return `event('${neverSent(run)}').count() >= 1`;
}

/** What an object of a run is made with: switched off, with its name and marker, and matching nobody and nothing. */
export const makeBody: Readonly<Record<ObjectKind, (run: string, name: string, spaceId: string) => JsonObject>> = {
  audience: (run, name) => ({
    name,
    description: probeMarker(run),
    enabled: false,
    audienceType: "USERS",
    definition: { query: unmatchedQuery(run) },
  }),
  trait: (run, name) => ({
    name,
    description: probeMarker(run),
    enabled: false,
    definition: { type: "USERS", query: `event('${neverSent(run)}').count()` },
  }),
  filter: (run, name, spaceId) => ({
    integrationId: spaceId,
    name,
    description: probeMarker(run),
    enabled: false,
    if: `event = '${neverSent(run)}'`,
  }),
};

/**
 * Whether an edit may take the marker of its run away from an object, or its name. What becomes of the fields of a filter that
 * an edit leaves out is not known (API.md 6.2).
 */
export function mayBare(kind: ObjectKind, body: JsonObject, run: string): boolean {
  const marked = body["description"] === probeMarker(run);
  return kind === "filter" ? !marked || body["name"] === undefined : "description" in body && !marked;
}
