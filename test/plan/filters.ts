import { baselineOf } from "../../src/resources/baseline.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import { hashKey } from "../../src/resources/ownership.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { desired, live } from "./builders.ts";

/** A filter that drops heartbeats. */
export const noise = { name: "Noise", if: "event = 'Heartbeat'", drop: true, enabled: true };

/** A declared filter that drops heartbeats, unless told otherwise. */
export function filterDeclared(spec: JsonObject = {}): DesiredResource {
  return { ...desired("noise"), kind: "SpaceFilter", address: "filter/noise", spec: { ...noise, ...spec } };
}

/** The same filter as it is in the space. */
export function filterInSpace(spec: JsonObject = {}): LiveResource {
  const applied = { description: "", ...noise, ...spec };
  const baseline = baselineOf(kindOf("SpaceFilter"), applied);
  const { key: _, ...rest } = live("noise", { marker: { keyHash: hashKey(""), baseline } });
  return { ...rest, kind: "SpaceFilter", id: "flt_1", name: "Noise", spec: applied, knows: [] };
}
