import type { SeenSpace } from "../../apply/space-view.ts";
import type { SpaceAccess } from "../../live/call-kind.ts";
import { editorsIn, nameEditors } from "../../plan/change/authors.ts";
import { isDeletion, withholdHandedOver } from "../../plan/change/withhold-handed-over.ts";
import { bringsName, withholdDeclaredTwice } from "../../plan/change/withhold-declared-twice.ts";
import { isAdoption, withholdAdoptedTwice } from "../../plan/change/withhold-adopted-twice.ts";
import { isChange, isWithheld } from "../../plan/change/is-change.ts";
import { wholeOf } from "../../plan/select/select-addresses.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import type { DeclaredElsewhere } from "../../plan/keys/declared-elsewhere.ts";
import { findNewUnknownKeys } from "../../plan/keys/new-unknown-keys.ts";
import { lookUpNamed } from "../../planning/look-up-named.ts";
import { ownerOf } from "../../planning/owner-of.ts";
import { planApproved, type ApprovedPlan } from "../../planning/plan-approved.ts";
import { planReading, type PlanSettings } from "../../planning/plan-reading.ts";
import { readWhereSent } from "../../planning/read-where-sent.ts";
import type { ProjectReading } from "../../planning/read-project-space.ts";
import type { Environment } from "../../project/project.ts";
import type { KnownBehaviour } from "../../resources/known-behaviour.ts";
import type { BaseOptions, GuardOptions, ProjectOptions, SelectorOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import type { ApiConnection, ApiConnectionOptions } from "./connect.ts";
import { loadProjectAgain, loadProjectFor } from "./load.ts";
import { readNames } from "./read-names.ts";
import { selectorOfSaved } from "./selectors.ts";
import { tellLongReading } from "./tell-reading.ts";
import type { ChangedObjects } from "./tell-warnings.ts";
import { readSpaceFor, type OpenedSpace } from "./read-space-for.ts";

/** A plan with what is needed to go on from it. The manifests are let go: they are large, and an apply may last for hours. */
export interface Planned {
  plan: Plan;
  connection: ApiConnection;
  access: SpaceAccess;
  /** What was read of the space. */
  seen: SeenSpace;
  /** How the space behaves, as far as its profile says it. */
  behaviour: KnownBehaviour;
  environment: Environment;
}

type PlanningOptions = ProjectOptions & ApiConnectionOptions & GuardOptions;

/** Reads the files, then the space, and plans. Nothing is sent before all files are without error. */
export async function planFromFiles(
  io: CommandIo,
  options: PlanningOptions & BaseOptions & SelectorOptions & { strict?: boolean; catalog?: "file" | "live" | "none" },
): Promise<Planned> {
  const { catalog = "none" } = options;
  // The plan asks the workspace itself about the destinations that it is going to connect.
  const withCatalog = catalog === "file" ? "without-destinations" : undefined;
  const made: { plan?: Plan } = {};
  const changed: ChangedObjects = () => made.plan && changedBy(made.plan);
  const loading = { takesAlong: true, changed };
  const { declared, base, select } = await loadProjectFor(io, { ...options, withCatalog }, loading);
  const { createMissing } = options;
  const opened = await openForPlan(io, options, declared, { createMissing, select });
  const { project, desired, space } = opened.read;
  if (catalog === "live")
    await (await import("./hold-against-space.ts")).holdAgainstSpace(io, options, declared, opened);
  const plan = planReading(opened.read, { ...settingsFrom(options, opened), base: await base.read(space) });
  made.plan = plan;
  return { plan: await base.explain(plan, { desired, forget: project.forget }, space), ...whatWasSeen(opened) };
}

/**
 * Reads the files and the space once more, and plans what an approved plan and they have in common.
 *
 * @param connection An open one to go on with. Left out: a new one is made.
 */
export async function planAgain(
  io: CommandIo,
  options: PlanningOptions,
  approved: Plan,
  connection?: ApiConnection,
): Promise<Planned & ApprovedPlan> {
  const select = selectorOfSaved(approved);
  const declared = await loadProjectAgain(io, options, select, {
    told: connection !== undefined,
    changed: () => changedBy(approved),
  });
  const { createMissing } = options;
  const opened = await openForPlan(io, options, declared, { createMissing, connection, select });
  return { ...planApproved(opened.read, approved, settingsFrom(options, opened)), ...whatWasSeen(opened) };
}

/** The objects that a plan changes or would change, with their parts. */
function changedBy({ changes }: Plan): (address: string) => boolean {
  const own = changes.filter((change) => isChange(change) || isWithheld(change));
  const addresses = new Set(own.map(({ address }) => wholeOf(address)));
  return (address) => addresses.has(address);
}

interface PlannableSpace extends OpenedSpace {
  /** When the reading was begun, by `performance.now()`. */
  begunMs: number;
}

/** Reads the space, and asks about what the changes name besides its objects. */
async function openForPlan(...reading: Parameters<typeof readSpaceFor>): Promise<PlannableSpace> {
  const begunMs = performance.now();
  const [io] = reading;
  const { connection, read } = await readSpaceFor(...reading);
  const sent = await readWhereSent(read, { onParts: (parts) => tellLongReading(io, connection, parts) });
  const named = await lookUpNamed(sent);
  const { access, draft } = named;
  const people = await readNames(io, access, editorsIn([...draft.changes, ...draft.unselected]));
  const { kept, elsewhere } = await heedNeighbours(io, named);
  const changes = nameEditors(kept, people);
  const unselected = nameEditors(draft.unselected, people);
  return { connection, begunMs, read: { ...named, elsewhere, draft: { ...draft, changes, unselected } } };
}

/**
 * Asks the other projects of the repository only where something is deleted, adopted, brought under a new name, or named by a
 * key that nothing has.
 */
async function heedNeighbours(
  io: CommandIo,
  read: ProjectReading,
): Promise<{ kept: readonly Change[]; elsewhere: readonly DeclaredElsewhere[] }> {
  const { draft, project, environment, desired, space, reading } = read;
  const { changes, references } = draft;
  const moves = changes.some((change) => isDeletion(change) || isAdoption(change));
  const lacks = findNewUnknownKeys(reading, desired, changes).length > 0;
  const names = changes.some(bringsName);
  if (!moves && !lacks && !names) return { kept: changes, elsewhere: [] };
  const elsewhere = lacks || names ? await (await import("./read-declared-elsewhere.ts")).readElsewhere(io, read) : [];
  const { live } = reading;
  const ours = withholdDeclaredTwice(changes, elsewhere, { live, references });
  if (!moves) return { kept: ours, elsewhere };
  const { readHandOvers } = await import("./read-hand-overs.ts");
  const others = await readHandOvers(io, project);
  const context = { live, space, references };
  const kept = withholdHandedOver(ours, others, context);
  return { kept: withholdAdoptedTwice(kept, others, ownerOf(project, environment), context), elsewhere };
}

function whatWasSeen({ connection, begunMs, read }: PlannableSpace): Omit<Planned, "plan"> {
  const { access, reading, behaviour, environment } = read;
  return { connection, access, behaviour, environment, seen: { live: reading.live, atMs: begunMs } };
}

/** The guards that flags name, and the limits of the connection. */
function settingsFrom(options: GuardOptions, { connection: { limits } }: OpenedSpace): PlanSettings {
  const { maxDeletes, maxDeletePercent, maxChangePercent, maxMembersResent, allowDeleteAll, editBackfilling } = options;
  const guards = {
    ...(maxDeletes !== undefined && { maxDeletes }),
    ...(maxDeletePercent !== undefined && { maxDeletePercent }),
    ...(maxChangePercent !== undefined && { maxChangePercent }),
    ...(maxMembersResent !== undefined && { maxMembersResent }),
    ...(allowDeleteAll !== undefined && { allowDeleteAll }),
  };
  return { guards, limits, editBackfilling };
}
