import { expect } from "vitest";
import type { Manifest } from "../../support/project.ts";
import { fieldsOf, meaningOf, type KindName, type Value } from "./fields.ts";
import { manifestsOf, type Known } from "./model.ts";
import type { RealSpace } from "./real-space.ts";
import { teamOf } from "./selections.ts";
import { nest, valueAt } from "./wire.ts";

/** The manifests as the project's file has them. */
export function toManifests(known: Known): Manifest[] {
  return manifestsOf(known).map((declared) => {
    const { kind, name, previousNames, adopt, values } = declared;
    return {
      apiVersion: "audiencectl/v1",
      kind,
      metadata: {
        name,
        labels: { team: teamOf(declared) },
        ...(previousNames.length > 0 && { previousNames }),
        ...(adopt && { adopt: { [adopt.by]: adopt.value } }),
      },
      spec: { ...(kind === "Audience" && { audienceType: "USERS" }), ...nest(kind, values) },
    };
  });
}

/** Holds the manifests, as the file has them now, against what there is to know. */
export function expectFiles(known: Known, space: RealSpace): void {
  expect(space.readManifests().map(readMeanings), "the files say what they said, and the edits").toEqual(
    toManifests(known).map(readMeanings),
  );
}

function readMeanings({ kind, metadata, spec }: Manifest): unknown[] {
  const meanings = fieldsOf[kind as KindName].flatMap(({ field }) => {
    const value = valueAt(spec, field) as Value | undefined;
    return value === undefined ? [] : [`${field}: ${meaningOf(field, value)}`];
  });
  return [metadata, ...meanings];
}
