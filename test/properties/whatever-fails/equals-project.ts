import type { JsonObject } from "../../../src/values/json.ts";
import { expect } from "vitest";
import type { OwnedLive } from "../../../src/plan/match/is-leftover.ts";
import { compareFields } from "../../../src/plan/change/compare-fields.ts";
import { resolveSpec } from "../../../src/plan/change/resolve-spec.ts";
import { addressOf, kindOf } from "../../../src/resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../../src/resources/resource.ts";
import { fillSecrets } from "../../../src/resources/secrets.ts";
import { readEverything } from "./left-alone.ts";
import type { Project } from "./run.ts";
import type { StrangeSpace } from "./space.ts";

/**
 * Reads the space anew and holds every declared field against it, without the planner's help.
 *
 * @returns What is declared as it is in the space, by address.
 */
export async function expectSpaceEquals(
  space: StrangeSpace,
  { desired, secretOf }: Project,
): Promise<Map<string, LiveResource>> {
  const live = await readEverything(space);
  const byAddress = new Map<string, LiveResource>(
    live.flatMap((each) => (isOwn(each) ? [[addressOf(kindOf(each.kind), each.ownership.name), each] as const] : [])),
  );
  const whole = desired.filter(({ parent }) => parent === undefined);
  expect([...byAddress.keys()].toSorted(), "what is declared is there, and nothing else").toEqual(
    whole.map(({ address }) => address).toSorted(),
  );
  for (const each of desired) {
    const found = each.parent === undefined ? byAddress.get(each.address) : findPart(each, live, byAddress);
    if (found) byAddress.set(each.address, found);
    expect(found, `${each.address} is there`).toBeDefined();
    const spec = fillSecrets(
      resolveSpec(each, (address) => byAddress.get(address)?.key).spec,
      each.secrets.map(({ pointer }) => pointer),
      secretOf,
    ).values;
    const { changed } = compareFields(kindOf(each.kind), spec, found?.spec ?? {});
    expect(changed, `${each.address} is as declared: ${JSON.stringify([spec, found?.spec])}`).toEqual([]);
    if (found?.ownership !== undefined) expect(found.ownership).toMatchObject({ protect: each.protect });
    for (const kind of each.manages) {
      const parts = live.filter((part) => part.kind === kind && part.within.at(-1) === found?.id);
      const declared = desired.filter((part) => part.kind === kind && part.parent === each.address);
      expect(parts.length, `${each.address} has the parts that are declared`).toBe(declared.length);
    }
  }
  const stored = JSON.stringify([space.stored().connections, space.stored().activations]);
  expect(stored, "no mask and no template was written").not.toMatch(/\u{2022}|\$\{/u);
  return byAddress;
}

function isOwn(live: LiveResource): live is OwnedLive {
  return typeof live.ownership === "object" && live.ownership.project === "growth";
}

function findPart(
  { kind, parent = "", spec }: DesiredResource,
  live: readonly LiveResource[],
  byAddress: ReadonlyMap<string, LiveResource>,
): LiveResource | undefined {
  const identify = (each: JsonObject): string => kindOf(kind).parent?.identify(each) ?? "";
  const parentId = byAddress.get(parent)?.id;
  return live.find(
    (each) => each.kind === kind && each.within.at(-1) === parentId && identify(each.spec) === identify(spec),
  );
}
