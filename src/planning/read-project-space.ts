import { refuseSharedSpace } from "./shared-space-error.ts";
import type { SpaceInfo } from "../live/find-space.ts";
import { atSpace } from "./at-space.ts";
import { findSpaceOf } from "./find-space-of.ts";
import type { SpaceAccess } from "../live/call-kind.ts";
import type { Declaration } from "../plan/base/base.ts";
import type { DraftInput } from "../plan/draft.ts";
import type { DeclaredElsewhere } from "../plan/keys/declared-elsewhere.ts";
import type { ForgetPlace } from "../plan/match/misspelt-forget.ts";
import type { Selection } from "../plan/select/selection.ts";
import type { Environment, Project } from "../project/project.ts";
import { openFingerprints } from "../resources/fingerprints.ts";
import type { Quotas } from "../resources/most-per-space.ts";
import type { DesiredResource } from "../resources/resource.ts";
import { childPointer } from "../values/pointer.ts";
import type { SegmentClient } from "../segment/client.ts";
import type { DeclaredProject } from "./load-declared-project.ts";
import { ownerOf } from "./owner-of.ts";
import { readAndDraft, type DraftedReading, type PartsListener } from "./read-and-draft.ts";

/** A project beside its space: what plan, drift and import start from. */
export interface ProjectReading extends DraftedReading {
  project: Project;
  environment: Environment;
  space: SpaceInfo;
  access: SpaceAccess;
  /** What the manifests ask for in this space. */
  desired: DesiredResource[];
  /** How the space behaves, as far as that is known. */
  behaviour: DeclaredProject["behaviour"];
  /** What other projects of the repository declare for the space. Left out: nobody has asked. */
  elsewhere?: readonly DeclaredElsewhere[];
}

/** How a project is held against its space. */
export interface ReadingOptions extends Pick<DraftInput, "createMissing" | "secretOf">, PartsListener {
  /** Which of its objects it is about; parts of others are not read. Default: all of them. */
  select?: SelectObjects | undefined;
}

/** Says which objects are meant, once the space is known; without one where nothing but files are looked at. */
export type SelectObjects = (now: Declaration, space?: { id: string }) => Promise<Selection | undefined>;

/**
 * Looks the space of a project up and reads it, as far as the project is concerned with it.
 *
 * @throws {SpaceNotFoundError} when no space has the slug.
 * @throws {SharedSpaceError} when another environment names the same space, one by its id and one by its slug.
 * @throws {InvalidProjectError} when the space's id makes a manifest an error.
 * @throws {SelectionError} when nothing is selected.
 */
export async function readProjectSpace(
  client: SegmentClient,
  declared: DeclaredProject,
  { select, onParts, ...options }: ReadingOptions = {},
): Promise<ProjectReading> {
  const { project, environment, behaviour } = declared;
  const space = await findSpaceOf(client, project, environment);
  refuseSharedSpace(project, environment, space);
  const access: SpaceAccess = { client, spaceId: space.id };
  const desired = await declared.withSpace(space);
  const { forget, sources } = project;
  const quotas = quotasOf(project, behaviour);
  const forgetPlace: ForgetPlace = (address) => sources.get(childPointer("/spec/forget", forget.indexOf(address)));
  const owner = ownerOf(project, environment);
  const selection = await select?.({ desired, forget }, space);
  const fingerprint = openFingerprints(space.id);
  const otherEnvironments = [...project.environments.keys()].filter((name) => name !== environment.name);
  const asked = { owner, desired, forget, forgetPlace, quotas, selection, fingerprint, otherEnvironments, behaviour };
  const drafted = await atSpace(project, environment, () =>
    readAndDraft(access, { ...asked, ...options }, { onParts }),
  );
  return { project, environment, space, access, desired, behaviour, ...drafted };
}

/** What the project file says of its contract stands over what was seen. */
function quotasOf({ quotas }: DeclaredProject["project"], { audienceQuota }: DeclaredProject["behaviour"]): Quotas {
  return { ...(audienceQuota !== undefined && { audiences: audienceQuota }), ...quotas };
}
