import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import jsonpatch from "fast-json-patch";
import { driftOf } from "../drift/drift-of.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { isWithheld, isWritten } from "../../src/plan/change/is-change.ts";
import { SelectionError } from "../../src/plan/select/selection-error.ts";
import { readPlan, writePlan } from "../../src/plan/file/saved-plan.ts";
import { presentFields } from "../../src/plan/change/compare-fields.ts";
import { sameFields } from "../../src/plan/change/has-moved.ts";
import { audience } from "../../src/resources/audience.ts";
import { splitDescription } from "../../src/resources/marker.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import type { StoredAudience } from "../../src/simulator/state.ts";
import schema from "../../schemas/plan.schema.json" with { type: "json" };
import type { World } from "./world.ts";
import type { Step } from "./walks.ts";

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);
const fitsSchema = ajv.compile(schema);

/** What holds for every plan, whatever it says. */
export function checkPlan(plan: Plan): void {
  expect(fitsSchema(JSON.parse(writePlan(plan))), JSON.stringify(fitsSchema.errors)).toBe(true);
  expect(readPlan(writePlan(plan))).toEqual(JSON.parse(JSON.stringify(plan)));
  for (const { before, after, patch } of plan.changes)
    expect(jsonpatch.applyPatch(structuredClone(before), structuredClone(patch) as never, true).newDocument).toEqual(
      after,
    );
}

/** Whether a step is about an address. */
export function isSelected({ selection }: Step, address: string): boolean {
  if (!selection) return true;
  return selection.targets.length > 0 ? selection.targets.includes(address) : !selection.excludes.includes(address);
}

/** That a selection fits nothing is an answer, too. */
export function unlessNothingSelected(error: unknown): undefined {
  if (!(error instanceof SelectionError)) throw error;
}

/** What holds after an apply. */
export async function checkApplied(
  world: World,
  step: Step,
  plan: Plan,
  desired: readonly DesiredResource[],
  before: readonly StoredAudience[],
): Promise<void> {
  const after = new Map(world.audiences.map((stored) => [stored.id, stored]));
  const changed = new Map(plan.changes.flatMap((change) => (change.id === undefined ? [] : [[change.id, change]])));

  for (const stored of before) {
    const change = changed.get(stored.id);
    const now = after.get(stored.id);
    if (!change || !isWritten(change)) expect(now, "what is not in the plan is untouched").toEqual(stored);
    else if (change.action === "delete" || change.action === "replace") expect(now).toBeUndefined();
    else expect({ id: now?.id, key: now?.key }, "identity stays").toEqual({ id: stored.id, key: stored.key });
  }
  const known = new Set(before.map(({ id }) => id));
  const made = world.audiences.filter(({ id }) => !known.has(id)).map(({ name }) => name);
  const planned = plan.changes.filter(({ action }) => action === "create" || action === "replace");
  expect(made.toSorted(), "what is new is what was planned").toEqual(planned.map(({ name }) => name).toSorted());

  const next = await world.plan(step.project, desired, step.forget, step.selection).catch(unlessNothingSelected);
  // What was deleted cannot be selected any more.
  if (!next) return;
  expect(
    next.changes.filter(isWritten).map(({ address, action, patch }) => ({ address, action, patch })),
    "the next plan is empty",
  ).toEqual([]);
  const unplanned = new Set(plan.changes.filter(isWithheld).map(({ address }) => address));
  expect(
    next.refused.filter(({ address = "" }) => !unplanned.has(address)),
    "nothing is refused that was just applied",
  ).toEqual([]);
  const drift = driftOf(next);
  // What cannot be planned stays as it is, and drift tells when it is missing.
  const withheld = new Set([...unplanned, ...next.changes.filter(isWithheld).map(({ address }) => address)]);
  const isPlanned = ({ address }: { address: string }): boolean => !withheld.has(address);
  expect([drift.edited, drift.missing, drift.pending].map((group) => group.filter(isPlanned))).toEqual([[], [], []]);
  for (const each of desired)
    if (isSelected(step, each.address) && isPlanned(each)) checkDeclared(world, step.project, each);
}

/** Every declared audience is there once (apart from copies made by hand, which are younger), and as declared. */
function checkDeclared(world: World, project: string, desired: DesiredResource): void {
  const first = world.audiences
    .toSorted(byAge)
    .map((stored) => ({ stored, ownership: splitDescription(stored.description).ownership }))
    .find(
      ({ ownership }) =>
        typeof ownership === "object" && ownership.project === project && ownership.name === desired.name,
    );
  expect(first, `${desired.address} exists`).toBeDefined();
  if (!first) return;
  const { stored, ownership } = first;
  const spec: LiveResource["spec"] = { name: stored.name, audienceType: stored.audienceType };
  const pointers = presentFields(audience, desired.spec).filter(
    (pointer) => pointer in { "/name": 1, "/audienceType": 1 },
  );
  expect(sameFields(audience, desired.spec, spec, pointers)).toBe(true);
  expect(ownership).toMatchObject({ protect: desired.protect });
}

/** As the plan sees it: the older first, and of two of one moment the one whose id comes first. */
function byAge(a: StoredAudience, b: StoredAudience): number {
  return `${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}` ? -1 : 1;
}

/** How often each marker is carried. */
export function markersOf(audiences: readonly StoredAudience[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { description } of audiences) {
    const { ownership } = splitDescription(description);
    if (typeof ownership !== "object") continue;
    const marker = `${ownership.project}/${ownership.name}`;
    counts.set(marker, (counts.get(marker) ?? 0) + 1);
  }
  return counts;
}
