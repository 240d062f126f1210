import { someWithin } from "../values/pointer.ts";
import { absentIs } from "./absence.ts";
import { bestEffort, exact, history, prose } from "./comparisons.ts";
import { computation, factsOf, includesHistory, queryRule, windowLeftOut } from "./computation.ts";
import type { ResourceKind } from "./kind.ts";
import { splitDescription } from "./marker.ts";
import { objectOf, pick, pickWithin, textOf } from "./wire-values.ts";

const OPTIONS = ["includeHistoricalData", "includeAnonymousUsers", "backfillDurationDays"];
const noEdit = "cannot be cleared; options are fixed at creation";

/** Computed traits of a space (API.md 6.1). */
export const computedTrait: ResourceKind = {
  ...computation,
  kind: "ComputedTrait",
  prefix: "trait",
  gated: true,
  feature: "computed-traits",
  audited: { created: "Computed Trait Created", deleted: "Computed Trait Deleted" },
  keyMeans: "trait",
  countsHistory: (spec) => includesHistory(spec) ?? "left-out",
  operations: {
    list: "listComputedTraits",
    get: "getComputedTrait",
    create: "createComputedTrait",
    update: "updateComputedTraitForSpace",
    delete: "removeComputedTraitFromSpace",
  },
  dataKey: "computedTrait",
  identity: ["id", "key", "name"],
  replacementCosts: [
    {
      text: "the old key stays on profiles with its last value, and whatever refers to it breaks if the new key differs",
    },
  ],
  fields: [
    { pointer: "/name", comparison: exact, change: "update", clear: "required", evidence: "API.md 2.4 (documented)" },
    {
      pointer: "/description",
      comparison: prose,
      absent: absentIs(""),
      change: "update",
      clear: 'description: ""',
      evidence: "API.md 2.5 (seen)",
    },
    {
      pointer: "/enabled",
      comparison: exact,
      change: "update",
      clear: "enabled: false",
      evidence: "API.md 6.1 (documented)",
    },
    {
      pointer: "/definition/type",
      decides: true,
      comparison: exact,
      change: "create-only",
      // What is about accounts is computed in batches (API.md 2.7), so its cadence may change with its type.
      inPlaceWhere: ["traitType", "cadenceFlip"],
      clear: "required",
      evidence: "API.md 6.1 (documented)",
    },
    queryRule("trait", "/definition/type"),
    {
      pointer: "/options/includeHistoricalData",
      decides: true,
      comparison: history,
      absent: absentIs(false),
      change: "create-only",
      clear: noEdit,
      evidence: "API.md 6.1 (documented)",
    },
    {
      pointer: "/options/includeAnonymousUsers",
      decides: true,
      comparison: exact,
      absent: absentIs(false),
      change: "create-only",
      clear: noEdit,
      evidence: "API.md 6.1 (documented)",
    },
    {
      pointer: "/options/backfillDurationDays",
      decides: true,
      comparison: bestEffort,
      leftOutSays: windowLeftOut,
      absent: { means: () => undefined, needs: { pointer: "/options/includeHistoricalData", value: true } },
      change: "create-only",
      clear: noEdit,
      evidence: "API.md 6.1 (documented)",
    },
  ],

  fromWire(answer) {
    const { text, ownership } = splitDescription(textOf(answer["description"]));
    return {
      kind: "ComputedTrait",
      id: textOf(answer["id"]),
      key: textOf(answer["key"]),
      name: textOf(answer["name"]),
      ownership,
      within: [],
      spec: {
        ...pick(answer, ["name", "enabled"]),
        description: text,
        ...pickWithin(answer, "definition", ["query", "type"]),
        ...pickWithin(answer, "options", OPTIONS),
      },
      facts: factsOf(answer),
    };
  },

  creatable: (spec) => spec,
  toCreateBody: (spec, description) => ({
    ...pick(spec, ["name", "enabled", "definition"]),
    description,
    ...(spec["options"] !== undefined && { options: spec["options"] }),
  }),
  toUpdateBody: (spec, live, changed, description) => ({
    ...(someWithin(changed, "/name") && { name: spec["name"] ?? null }),
    ...(description !== undefined && { description }),
    ...(someWithin(changed, "/enabled") && { enabled: spec["enabled"] ?? null }),
    // The type has to be sent again with every definition (API.md 6.1).
    ...(someWithin(changed, "/definition") && {
      definition: { ...pick(objectOf(live["definition"]), ["type"]), ...objectOf(spec["definition"]) },
    }),
  }),
};
