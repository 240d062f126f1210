import type { CreateAudienceInput, RequestError, UpdateAudienceForSpaceInput } from "../../segment/generated/wire.ts";
import { inputFault } from "../input-faults.ts";
import { inferCadence } from "../queries/inference.ts";
import { conflict, refuse, refuseFaults } from "../refusal.ts";
import type { SimulatedSpace, StoredAudience } from "../state.ts";
import type { StoredComputation } from "../state/audiences.ts";
import type { World } from "../world.ts";
import { computationsOf } from "./computations.ts";
import { effectiveOptions } from "./options.ts";
import { findCycle, findDependants } from "./references.ts";

/** Faults of a description, by the setting `emptyDescription`. */
export function descriptionFaults({ description }: { description?: unknown }, { settings }: World): RequestError[] {
  const refused = description === "" && settings.emptyDescription === "refuse";
  return refused ? [inputFault("description", "is not allowed to be empty")] : [];
}

/** Faults of a target entity, which only linked audiences have (API.md 2.2). The body may still be malformed. */
export function targetEntityFaults({ audienceType, definition }: Partial<CreateAudienceInput>): RequestError[] {
  const misplaced = typeof definition?.targetEntity === "string" && audienceType !== "LINKED";
  return misplaced ? [inputFault("definition.targetEntity", "is only allowed for LINKED audiences")] : [];
}

/** Throws the `Refusal` of a new or changed audience that cannot stand, naming every fault. */
export function refuseImpossible(
  candidate: StoredAudience,
  input: Pick<UpdateAudienceForSpaceInput, "options">,
  space: SimulatedSpace,
  world: World,
  before?: StoredAudience,
): void {
  const faults = [...backfillFaults(candidate, input, world), ...cycleFaults(candidate, space)];
  if (before !== undefined) faults.push(...anonymousIdFaults(before, candidate, world));
  refuseFaults(faults);
  if (before !== undefined) refuseCadenceFlip(before.id, cadenceOf(before), cadenceOf(candidate), world);
}

/** Throws a 409 `Refusal` when others refer to one and `deleteWithDependants` refuses its deletion. */
export function refuseWithDependants(named: StoredComputation, space: SimulatedSpace, { settings }: World): void {
  if (settings.deleteWithDependants === "allow") return;
  const dependants = findDependants(named, computationsOf(space)).map(({ key }) => key);
  if (dependants.length > 0) throw conflict(`'${named.id}' is referenced by ${dependants.join(", ")}.`);
}

/** Throws a 422 `Refusal` when the space has as many audiences as `audienceQuota` allows. */
export function refuseOverQuota(space: SimulatedSpace, { settings }: World): void {
  if (settings.audienceQuota === 0 || space.audiences.length < settings.audienceQuota) return;
  throw refuse(422, `The quota of ${settings.audienceQuota} audiences has been reached.`);
}

function backfillFaults(
  candidate: StoredAudience,
  { options }: Pick<UpdateAudienceForSpaceInput, "options">,
  { settings }: World,
): RequestError[] {
  if (settings.backfillWithoutHistory === "drop" || options?.backfillEventDataDays === undefined) return [];
  if (effectiveOptions(candidate, settings).includeHistoricalData === true) return [];
  return [inputFault("options.backfillEventDataDays", "requires includeHistoricalData to be true")];
}

/** Faults of a query that would refer to itself through others. */
export function cycleFaults(candidate: StoredComputation, space: SimulatedSpace): RequestError[] {
  const cycle = findCycle(candidate, computationsOf(space));
  return cycle ? [inputFault("definition.query", `must not make a cycle of audiences: ${cycle.join(" > ")}`)] : [];
}

function anonymousIdFaults(before: StoredAudience, after: StoredAudience, { settings }: World): RequestError[] {
  const counts = (audience: StoredAudience): boolean =>
    effectiveOptions(audience, settings).filterByExternalIds.includes("anonymous_id");
  if (settings.anonymousIdPatch === "accept" || counts(before) || !counts(after)) return [];
  return [inputFault("options.filterByExternalIds", "cannot be changed to include anonymous_id")];
}

/** Throws a `Refusal` of a query that turns real-time into batch or back, by the setting `cadenceFlip`. */
export function refuseCadenceFlip(id: string, was: string, becomes: string, { settings }: World): void {
  if (settings.cadenceFlip === "accept" || was === becomes) return;
  const complaint = `cannot be changed from ${was} to ${becomes}`;
  if (settings.cadenceFlip === 409) throw conflict(`The cadence of '${id}' ${complaint}.`);
  refuseFaults([inputFault("definition.query", complaint)]);
}

function cadenceOf({ query, audienceType }: StoredAudience): string {
  return inferCadence(query, audienceType);
}
