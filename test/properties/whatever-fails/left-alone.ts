import { type JsonValue, isJsonObject } from "../../../src/values/json.ts";
import { stringify } from "safe-stable-stringify";
import { expect } from "vitest";
import { readParts } from "../../../src/live/read-parts.ts";
import { readSpace } from "../../../src/live/read-space.ts";
import { kindOf } from "../../../src/resources/kinds.ts";
import { getAt } from "../../../src/values/pointer.ts";
import type { DesiredResource, LiveResource } from "../../../src/resources/resource.ts";
import { lookAt } from "./run.ts";
import type { StrangeSpace } from "./space.ts";

/** Everything in a space with all its parts, as the API shows it. */
export async function readEverything(space: StrangeSpace): Promise<readonly LiveResource[]> {
  const access = lookAt(space);
  const topLevel = await readSpace(access);
  const audiences = topLevel.live.filter(({ kind }) => kind === "Audience");
  const wanted = audiences.map(({ id }) => ({ audience: id, kinds: ["Destination", "Activation"] }));
  return (await readParts(access, topLevel, wanted)).live;
}

/** What the server makes of the query, whatever is declared. */
const derived = new Set(["/options/includeHistoricalData", "/options/backfillEventDataDays"]);

/** Holds what manifests do not declare against what it was before; objects that were made anew have no before. */
export function expectLeftAlone(
  desired: readonly DesiredResource[],
  before: readonly LiveResource[],
  now: ReadonlyMap<string, LiveResource>,
): void {
  const known = new Map(before.map((each) => [each.id, each]));
  for (const { address, kind, spec } of desired) {
    const after = now.get(address);
    const then = known.get(after?.id ?? "");
    if (!after || !then) continue;
    for (const { pointer, comparison } of kindOf(kind).fields) {
      const declared = getAt(spec, pointer);
      if (derived.has(pointer) || (declared !== undefined && !comparison.part)) continue;
      const [was, is] = [then, after].map((live) => undeclaredPart(getAt(live.spec, pointer), declared));
      expect(stringify(is), `${address} ${pointer} is not declared and left alone`).toBe(stringify(was));
    }
  }
}

/** What of a live value a declared one does not speak about. */
function undeclaredPart(live: JsonValue | undefined, declared: JsonValue | undefined): JsonValue | undefined {
  if (declared === undefined) return live;
  if (!isJsonObject(live) || !isJsonObject(declared)) return undefined;
  const rest = Object.entries(live).flatMap(([key, value]) => {
    const part = undeclaredPart(value, declared[key]);
    return part === undefined ? [] : [[key, part]];
  });
  return rest.length === 0 ? undefined : (Object.fromEntries(rest) as JsonValue);
}
