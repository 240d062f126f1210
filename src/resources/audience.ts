import { someWithin } from "../values/pointer.ts";
import { absentIs } from "./absence.ts";
import { backfillOfNothing, identifiersOfNothing, targetLeftOut, targetOfNothing } from "./audience-absence.ts";
import { bestEffort, exact, history, prose, set } from "./comparisons.ts";
import { computation, factsOf, includesHistory, queryRule, windowLeftOut } from "./computation.ts";
import type { EditVerdict, FieldEdit } from "./field-rule.ts";
import type { ResourceKind } from "./kind.ts";
import { splitDescription } from "./marker.ts";
import type { JsonObject, JsonValue } from "../values/json.ts";
import { objectOf, pick, pickWithin, textOf } from "./wire-values.ts";

const WRITABLE_OPTIONS = ["includeHistoricalData", "filterByExternalIds", "backfillEventDataDays"];

/** Audiences of a space (API.md 2). */
export const audience: ResourceKind = {
  ...computation,
  kind: "Audience",
  prefix: "audience",
  listQuery: { include: "schedules" },
  searchable: true,
  feature: "audiences",
  audited: { created: "Audience Created", deleted: "Audience Deleted" },
  keyMeans: "audience",
  previewable: true,
  runnable: isLinked,
  unlimited: isLinked,
  sentWhole: includesHistory,
  countsHistory: (spec) => (isLinked(spec) ? undefined : (includesHistory(spec) ?? "left-out")),
  eventsPerSecond: (spec) => (isLinked(spec) ? 500 : undefined),
  firstComputation: {
    underWay: computation.settlingStatuses,
    // A lock is waited out, and then the status says more.
    notUnderWay: [
      "Live",
      "Locked",
      "Disabled",
      ...computation.failedStatuses,
      "Not Computing",
      "Awaiting Destinations",
    ],
    hours: 24,
  },
  operations: {
    list: "listAudiences",
    get: "getAudience",
    create: "createAudience",
    update: "updateAudienceForSpace",
    delete: "removeAudienceFromSpace",
  },
  dataKey: "audience",
  identity: ["id", "key", "name"],
  replacementCosts: [
    // API.md 2.8
    { text: "the new one is empty until it is computed" },
    { text: "the old key stays on profiles" },
    { text: "whatever refers to it breaks if the new key differs", only: "used" },
    { text: "whoever is in it then is sent to its destinations, even those who were sent before", only: "sent" },
  ],
  replacementAlternative: "a new audience under another name, switched over step by step, avoids the gap",
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
      pointer: "/audienceType",
      decides: true,
      previewed: true,
      comparison: exact,
      change: "create-only",
      clear: "required",
      evidence: "API.md 2.2 (documented)",
    },
    {
      pointer: "/enabled",
      comparison: exact,
      change: "update",
      clear: "enabled: false",
      evidence: "API.md 2.3 (documented)",
    },
    queryRule("audience", "/audienceType"),
    {
      pointer: "/definition/targetEntity",
      decides: true,
      previewed: true,
      comparison: exact,
      absent: { means: targetOfNothing },
      leftOutSays: targetLeftOut,
      change: "create-only",
      clear: "targetEntity: profile",
      evidence: "API.md 2.2 (documented)",
    },
    {
      pointer: "/options/includeHistoricalData",
      decides: true,
      comparison: history,
      absent: absentIs(false),
      change: "update",
      clear: "includeHistoricalData: false",
      evidence: "API.md 2.6 (documented)",
    },
    {
      pointer: "/options/filterByExternalIds",
      decides: true,
      previewed: true,
      comparison: set,
      absent: { means: identifiersOfNothing },
      change: "update",
      replacesBecause: addsAnonymousUsers,
      inPlaceWhere: ["anonymousIds"],
      clear: "list the default four",
      evidence: "API.md 2.6 (documented)",
    },
    {
      pointer: "/options/backfillEventDataDays",
      decides: true,
      previewed: true,
      comparison: bestEffort,
      leftOutSays: windowLeftOut,
      absent: {
        means: backfillOfNothing,
        // "includeHistoricalData must be set to true" (API.md 2.6).
        needs: { pointer: "/options/includeHistoricalData", value: true },
      },
      change: "update",
      clear: "cannot be cleared; declare a number of days",
      evidence: "API.md 2.6 (documented)",
    },
  ],

  fromWire(answer) {
    const { text, ownership } = splitDescription(textOf(answer["description"]));
    return {
      kind: "Audience",
      id: textOf(answer["id"]),
      key: textOf(answer["key"]),
      name: textOf(answer["name"]),
      ownership,
      within: [],
      spec: {
        ...pick(answer, ["name", "audienceType", "enabled"]),
        description: text,
        ...pickWithin(answer, "definition", ["query", "targetEntity"]),
        ...pickWithin(answer, "options", WRITABLE_OPTIONS),
      },
      facts: factsOf(answer),
    };
  },

  creatable(spec) {
    const { targetEntity, ...definition } = objectOf(spec["definition"]);
    const targets = spec["audienceType"] === "LINKED" && typeof targetEntity === "string";
    return {
      ...spec,
      definition: { ...definition, ...(targets && { targetEntity }) },
      ...(spec["options"] !== undefined && { options: toWireOptions(objectOf(spec["options"])) }),
    };
  },

  toCreateBody(spec, description) {
    const { definition, options } = audience.creatable(spec);
    return {
      ...pick(spec, ["name", "audienceType", "enabled"]),
      description,
      ...(definition !== undefined && { definition }),
      ...(options !== undefined && { options }),
    };
  },

  toUpdateBody(spec, live, changed, description) {
    return {
      ...(someWithin(changed, "/name") && { name: spec["name"] ?? null }),
      ...(description !== undefined && { description }),
      ...(someWithin(changed, "/enabled") && { enabled: spec["enabled"] ?? null }),
      ...(someWithin(changed, "/definition/query") && { definition: pick(objectOf(spec["definition"]), ["query"]) }),
      // Whether the API merges or replaces the options is not documented (API.md 2.3), so they are always sent whole.
      ...(someWithin(changed, "/options") && {
        options: toWireOptions({ ...objectOf(live["options"]), ...objectOf(spec["options"]) }),
      }),
    };
  },
};

/** Only linked audiences are computed when somebody asks for it. */
function isLinked(spec: JsonObject): boolean {
  return spec["audienceType"] === "LINKED";
}

/** An audience cannot be edited to include anonymous users; it has to be created anew (API.md 2.6). */
function addsAnonymousUsers({ before, after }: FieldEdit): EditVerdict {
  const includes = (value: JsonValue | undefined): boolean => Array.isArray(value) && value.includes("anonymous_id");
  return includes(after) && !includes(before) ? { reason: "anonymous_id cannot be added to a live audience" } : {};
}

/** The backfill window is refused without historical data (API.md 2.6), and may be left over from before an edit. */
function toWireOptions(options: JsonObject): JsonObject {
  const { backfillEventDataDays, ...rest } = pick(options, WRITABLE_OPTIONS);
  return rest["includeHistoricalData"] === true && backfillEventDataDays !== undefined
    ? { ...rest, backfillEventDataDays }
    : rest;
}
