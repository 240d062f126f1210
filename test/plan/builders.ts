import { hashKey, type Ownership } from "../../src/resources/ownership.ts";
import type { JsonObject } from "../../src/values/json.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { isRefused } from "../../src/plan/change/is-change.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import { baselineOf } from "../../src/resources/baseline.ts";
import { kindOf } from "../../src/resources/kinds.ts";

const source = { file: "all.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 };

/** What a manifest `name` declares: an audience of the display name `NAME`, unless told otherwise. */
export function desired(name: string, spec: JsonObject = {}, rest: Partial<DesiredResource> = {}): DesiredResource {
  return {
    address: `audience/${name}`,
    kind: "Audience",
    name,
    labels: {},
    previousNames: [],
    protect: false,
    replaceAllowed: false,
    spec: {
      name: name.toUpperCase(),
      audienceType: "USERS",
      enabled: true,
      definition: { query: "event('A').count() >= 1" },
      ...spec,
    },
    references: [],
    secrets: [],
    place: "",
    manages: [],
    source,
    sources: new Map(),
    ...rest,
  };
}

/** A reference to the key of another manifest, as a query. */
export function refersTo(target: string): { spec: JsonObject; references: DesiredResource["references"] } {
  const query = `trait('\${audience.${target}.key}') = 'true'`;
  const references = [{ pointer: "/definition/query", address: `audience/${target}`, source }];
  return { spec: { definition: { query } }, references };
}

/** A live audience as the declared one was applied. `marker` changes or takes away who owns it. */
export function live(
  name: string,
  {
    spec = {},
    marker = {},
    ...rest
  }: { spec?: JsonObject; marker?: Partial<Ownership> | null } & Partial<Omit<LiveResource, "spec">> = {},
): LiveResource {
  const applied: JsonObject = { description: "", ...desired(name, spec).spec };
  const own = {
    project: "growth",
    environment: "test",
    name,
    keyHash: hashKey(typeof rest.key === "string" ? rest.key : name),
    baseline: baselineOf(kindOf("Audience"), desired(name, spec).spec),
  };
  return {
    kind: "Audience",
    id: `aud_${name}`,
    key: name,
    name: typeof applied["name"] === "string" ? applied["name"] : "",
    spec: applied,
    ownership: marker === null ? undefined : { ...own, protect: false, ...marker },
    within: [],
    knows: ["Schedule", "Destination"],
    facts: { createdAt: "2025-12-01T00:00:00.000Z", updatedAt: "2026-01-01T00:00:00.000Z", updatedBy: "ada" },
    ...rest,
  };
}

/** A plan of the project `growth` without guards. */
export function plan(
  declared: readonly DesiredResource[],
  space: readonly LiveResource[],
  rest: Partial<Parameters<typeof makePlan>[0]> = {},
): Plan {
  return makePlan({
    owner: { project: "growth", environment: "test" },
    space: { id: "spa_1" },
    desired: declared,
    live: space,
    forget: [],
    guards: { maxDeletes: 1000, maxDeletePercent: 100, maxChangePercent: 100, allowDeleteAll: true },
    limitOf: (operation) => ({ lane: operation, requests: 50, seconds: 60, pageSize: 200 }),
    createdAt: "2026-01-01T00:00:00.000Z",
    ...rest,
  });
}

/** The codes that a plan is refused with, or one of its changes alone. */
export function refusals(plan: Plan): string[] {
  return refusalsOf(plan).map(({ code }) => code);
}

/** What a plan is refused for, or one of its changes alone; not what is left out along with that. */
export function refusalsOf({ refused, changes }: Plan): Plan["refused"] {
  const alone = changes.filter(isRefused).flatMap(({ warnings }) => warnings);
  const reasons = alone.filter(({ severity, code }) => severity === "error" && code !== "plan-needs-withheld");
  return [...refused, ...reasons];
}

/** Its changes as `action address`, in order. */
export function actions({ changes }: Plan): string[] {
  return changes.map(({ action, address }) => `${action} ${address}`);
}
