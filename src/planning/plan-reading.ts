import type { SpaceInfo } from "../live/find-space.ts";
import type { Base } from "../plan/base/base.ts";
import { noteUnreadableBase } from "../plan/base/unreadable-base.ts";
import { noteEnabledNotKnown } from "../plan/destinations/enabled-not-known.ts";
import type { OperationLimit } from "../plan/lane-tally.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { findNewUnknownKeys } from "../plan/keys/new-unknown-keys.ts";
import { makePlan, type PlanInput } from "../plan/make-plan.ts";
import type { GuardLimits } from "../plan/refusals/guard-limits.ts";
import { findDoubtedQueries } from "../plan/refusals/doubted-queries.ts";
import { findUnreadDestinations } from "../plan/refusals/unread-destinations.ts";
import { findUnreadKinds } from "../plan/refusals/unread-kinds.ts";
import { laneLimits, type LaneLimit } from "../segment/lanes.ts";
import { operationRow, type OperationId } from "../segment/operations.ts";
import { ownerOf } from "./owner-of.ts";
import type { ProjectReading } from "./read-project-space.ts";

/** What a plan depends on besides the project and its space. */
export interface PlanSettings {
  /** What counts instead of the project file's guards. */
  guards?: Partial<GuardLimits>;
  /** The rate limits, by lane. Default: the published ones. */
  limits?: Readonly<Record<string, LaneLimit>>;
  /** Whether what may be at its first computation is edited all the same. Default false. */
  editBackfilling?: boolean | undefined;
  /** The state that it is compared with, for what protects the space. Default: none. */
  base?: Base | undefined;
  /** Confines the plan to what is still to be done of one that was approved. */
  approved?: PlanInput["approved"];
}

/** The plan for a project whose space was read. Sends nothing. */
export function planReading(
  read: ProjectReading,
  { guards, limits = laneLimits({}), editBackfilling, base, approved }: PlanSettings = {},
): Plan {
  const { project, environment, space, desired, reading, draft, elsewhere, createdAt } = read;
  const { warnings, refused } = findUnreadKinds(reading, desired, draft.selected);
  const selected = desired.filter(({ address }) => draft.selected?.has(address) ?? true);
  return makePlan(
    {
      owner: ownerOf(project, environment),
      space: describeSpace(space),
      desired,
      live: reading.live,
      forget: project.forget,
      createdAt,
      guards: { ...project.guards, allowDeleteAll: false, ...guards },
      ...(guards && { guardsOfProject: { ...project.guards, allowDeleteAll: false } }),
      limitOf: (operation) => operationLimit(operation, limits),
      findings: {
        warnings: [
          ...noteUnreadableBase(base),
          ...warnings,
          ...findUnreadDestinations(reading),
          ...noteEnabledNotKnown(draft, reading.live),
          ...findNewUnknownKeys(reading, desired, draft.changes, elsewhere),
        ],
        refused,
        doubts: findDoubtedQueries(selected, draft.changes),
      },
      since: base?.settings && {
        ref: base.ref,
        before: base.settings,
        now: { ...project, environment },
        placeOf: (pointer) => project.sources.get(pointer),
      },
      editBackfilling,
      approved,
    },
    draft,
  );
}

/** A space as plans name it. */
export function describeSpace({ id, slug, name }: SpaceInfo): Plan["space"] {
  return { id, ...(slug !== undefined && { slug }), ...(name !== undefined && { name }) };
}

/** The rate limit of an operation as plans see it. */
export function operationLimit(operation: OperationId, limits: Readonly<Record<string, LaneLimit>>): OperationLimit {
  const { lane, page } = operationRow(operation);
  const { requests, seconds } = limits[lane] ?? { requests: 1, seconds: 60 };
  return { lane, requests, seconds, ...(page && { pageSize: page.max }) };
}
