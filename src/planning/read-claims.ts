import type { SpaceAccess } from "../live/call-kind.ts";
import { readSpace } from "../live/read-space.ts";
import { claimMarkers, type Claims } from "../plan/match/claim-markers.ts";
import type { Environment, Project } from "../project/project.ts";
import type { Reading } from "../resources/reading.ts";
import type { LiveResource } from "../resources/resource.ts";
import { ownerOf } from "./owner-of.ts";

/** What the markers in a space say, for commands that need no manifests. */
export interface SpaceClaims {
  claims: Claims;
  /** The objects that stand alone, whoever owns them. */
  topLevel: LiveResource[];
  /** The space, and which of its kinds could be read. */
  reading: Reading;
}

/** Reads the lists of a space, and who owns what in it from the point of view of a project. */
export async function readClaims(
  access: SpaceAccess,
  project: Project,
  environment: Environment,
): Promise<SpaceClaims> {
  const reading = await readSpace(access);
  const topLevel = reading.live.filter(({ within }) => within.length === 0);
  return { claims: claimMarkers(ownerOf(project, environment), topLevel), topLevel, reading };
}
