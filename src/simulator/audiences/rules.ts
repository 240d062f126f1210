import type { CreateAudienceInput, RequestError, UpdateAudienceForSpaceInput } from "../../segment/generated/wire.ts";
import { inputFault } from "../input-faults.ts";
import { inferCadence } from "../queries/inference.ts";
import { conflict, refuse, refuseFaults } from "../refusal.ts";
import type { SimulatedSpace, StoredAudience } from "../state.ts";
import type { World } from "../world.ts";
import { effectiveOptions } from "./options.ts";
import { findCycle, findDependants } from "./references.ts";

/** Faults of a description, by the setting `emptyDescription`. */
export function descriptionFaults({ description }: { description?: unknown }, { settings }: World): RequestError[] {
  const refused = description === "" && settings.emptyDescription === "refuse";
  return refused ? [inputFault("description", "is not allowed to be empty")] : [];
}

/** Faults of a target entity, which only linked audiences have (facts 2.2). The body may still be malformed. */
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
  if (before !== undefined) refuseCadenceFlip(before, candidate, world);
}

/** Throws a 409 `Refusal` when others refer to an audience and `deleteWithDependants` refuses its deletion. */
export function refuseWithDependants(audience: StoredAudience, space: SimulatedSpace, { settings }: World): void {
  if (settings.deleteWithDependants === "allow") return;
  const dependants = findDependants(audience, space.audiences).map(({ key }) => key);
  if (dependants.length > 0) throw conflict(`Audience '${audience.id}' is referenced by ${dependants.join(", ")}.`);
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
  if (effectiveOptions(candidate).includeHistoricalData === true) return [];
  return [inputFault("options.backfillEventDataDays", "requires includeHistoricalData to be true")];
}

function cycleFaults(candidate: StoredAudience, space: SimulatedSpace): RequestError[] {
  const cycle = findCycle(candidate, space.audiences);
  return cycle ? [inputFault("definition.query", `must not make a cycle of audiences: ${cycle.join(" > ")}`)] : [];
}

function anonymousIdFaults(before: StoredAudience, after: StoredAudience, { settings }: World): RequestError[] {
  const counts = (audience: StoredAudience): boolean =>
    effectiveOptions(audience).filterByExternalIds.includes("anonymous_id");
  if (settings.anonymousIdPatch === "accept" || counts(before) || !counts(after)) return [];
  return [inputFault("options.filterByExternalIds", "cannot be changed to include anonymous_id")];
}

function refuseCadenceFlip(before: StoredAudience, after: StoredAudience, { settings }: World): void {
  const [was, becomes] = [before, after].map(({ query, audienceType }) => inferCadence(query, audienceType));
  if (settings.cadenceFlip === "accept" || was === becomes) return;
  const complaint = `cannot be changed from ${was} to ${becomes}`;
  if (settings.cadenceFlip === 409) throw conflict(`The cadence of audience '${before.id}' ${complaint}.`);
  refuseFaults([inputFault("definition.query", complaint)]);
}
