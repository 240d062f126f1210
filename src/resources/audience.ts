import { describeQuery, inferCadence, parseQuery, queryReferences, type QueryNode } from "../query/index.ts";
import { backfillWindow, defaultsTo, exact, history, prose, query, setOf } from "./comparisons.ts";
import type { ResourceKind } from "./kind.ts";
import { toDefinitionType } from "./definition-type.ts";
import { releasedText, splitDescription } from "./marker.ts";
import { getAt } from "./pointer.ts";
import type { JsonObject, JsonValue } from "./resource.ts";

/** The identifiers that count when an audience names none (facts 2.5). */
export const DEFAULT_EXTERNAL_IDS = ["user_id", "email", "android.idfa", "ios.idfa"];

const WRITABLE_OPTIONS = ["includeHistoricalData", "filterByExternalIds", "backfillEventDataDays"];

/** Audiences of a space (facts 2). */
export const audience: ResourceKind = {
  kind: "Audience",
  prefix: "audience",
  operations: {
    list: "listAudiences",
    get: "getAudience",
    create: "createAudience",
    update: "updateAudienceForSpace",
    delete: "removeAudienceFromSpace",
  },
  dataKey: "audience",
  creationDefaults: { enabled: true },
  lockedStatuses: ["Locked"],
  settlingStatuses: ["Preparing", "Backfilling"],
  fields: [
    { pointer: "/name", comparison: exact, change: "update", clear: "required", fact: "2.4" },
    { pointer: "/description", comparison: prose, change: "update", clear: 'description: ""', fact: "2.9" },
    { pointer: "/audienceType", comparison: exact, change: "create-only", clear: "required", fact: "2.2" },
    { pointer: "/enabled", comparison: exact, change: "update", clear: "enabled: false", fact: "6 row 14" },
    {
      pointer: "/definition/query",
      comparison: query,
      change: "update",
      replacesBecause: flipsCadence,
      describe: (value, nameOfKey) => readQuery(value, (tree) => describeQuery(tree, { nameOfTrait: nameOfKey })),
      clear: "required",
      fact: "3.5",
    },
    {
      pointer: "/definition/targetEntity",
      comparison: defaultsTo("profile"),
      change: "create-only",
      clear: "targetEntity: profile",
      fact: "2.2",
    },
    {
      pointer: "/options/includeHistoricalData",
      comparison: history,
      change: "update",
      clear: "includeHistoricalData: false",
      fact: "2.5",
    },
    {
      pointer: "/options/filterByExternalIds",
      comparison: setOf(DEFAULT_EXTERNAL_IDS),
      change: "update",
      replacesBecause: addsAnonymousUsers,
      clear: "list the default four",
      fact: "2.5",
    },
    {
      pointer: "/options/backfillEventDataDays",
      comparison: backfillWindow,
      change: "update",
      clear: "cannot be cleared; declare a number of days",
      fact: "2.5",
    },
  ],

  fromWire(answer) {
    const { text, ownership } = splitDescription(textOf(answer["description"]));
    const definition = objectOf(answer["definition"]);
    const options = objectOf(answer["options"]);
    const size = objectOf(answer["size"]);
    const cadence = objectOf(answer["computeCadence"])["type"];
    return {
      kind: "Audience",
      id: textOf(answer["id"]),
      key: textOf(answer["key"]),
      name: textOf(answer["name"]),
      ownership,
      spec: {
        name: textOf(answer["name"]),
        description: text,
        audienceType: textOf(answer["audienceType"]),
        enabled: answer["enabled"] === true,
        definition: pick(definition, ["query", "targetEntity"]),
        options: pick(options, WRITABLE_OPTIONS),
      },
      facts: {
        createdAt: textOf(answer["createdAt"]),
        updatedAt: textOf(answer["updatedAt"]),
        updatedBy: textOf(answer["updatedBy"]),
        ...(typeof answer["status"] === "string" && { status: answer["status"] }),
        ...(typeof cadence === "string" && { cadence }),
        ...(typeof size["count"] === "number" && { members: size["count"] }),
      },
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

  released: (spec) => ({ ...spec, description: releasedText(textOf(spec["description"])) }),

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
    const touches = (pointer: string): boolean =>
      changed.some((each) => each === pointer || each.startsWith(`${pointer}/`));
    return {
      ...(touches("/name") && { name: spec["name"] ?? null }),
      ...(description !== undefined && { description }),
      ...(touches("/enabled") && { enabled: spec["enabled"] ?? null }),
      ...(touches("/definition/query") && { definition: pick(objectOf(spec["definition"]), ["query"]) }),
      // Whether the API merges or replaces the options is not documented (facts 2.2), so they are always sent whole.
      ...(touches("/options") && {
        options: toWireOptions({ ...objectOf(live["options"]), ...objectOf(spec["options"]) }),
      }),
    };
  },

  keysUsed(spec) {
    const used = readQuery(getAt(spec, "/definition/query"), (tree) => queryReferences(tree).traits);
    return [...new Set((used ?? []).map(({ name }) => name))];
  },

  predictKey: (name) =>
    name
      .normalize("NFKD")
      .replaceAll(/\p{Mark}/gu, "")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "_")
      .replaceAll(/^_+|_+$/g, ""),
};

/** An audience cannot be edited to include anonymous users; it has to be created anew (facts 2.5). */
function addsAnonymousUsers(before: JsonValue | undefined, after: JsonValue): string | undefined {
  const includes = (value: JsonValue | undefined): boolean => Array.isArray(value) && value.includes("anonymous_id");
  return includes(after) && !includes(before) ? "anonymous_id cannot be added to a live audience" : undefined;
}

/** An audience cannot be edited from real-time to batch or back; it has to be created anew (facts 2.3). */
function flipsCadence(before: JsonValue | undefined, after: JsonValue, declared: JsonObject): string | undefined {
  const type = toDefinitionType(declared["audienceType"]);
  const from = readQuery(before, (tree) => inferCadence(tree, type));
  const to = readQuery(after, (tree) => inferCadence(tree, type));
  if (!from || !to || from.cadence === to.cadence) return undefined;
  const why = to.reason ?? from.reason;
  return to.cadence === "BATCH"
    ? `the query turns a real-time audience into a batch one: ${why}`
    : `the query turns a batch audience into a real-time one; so far ${why}`;
}

function readQuery<T>(value: JsonValue | undefined, read: (tree: QueryNode) => T): T | undefined {
  const { tree } = parseQuery(typeof value === "string" ? value : "");
  return tree && read(tree);
}

/** The backfill window is refused without historical data (facts 2.2), and may be left over from before an edit. */
function toWireOptions(options: JsonObject): JsonObject {
  const { backfillEventDataDays, ...rest } = pick(options, WRITABLE_OPTIONS);
  return rest["includeHistoricalData"] === true && backfillEventDataDays !== undefined
    ? { ...rest, backfillEventDataDays }
    : rest;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

function pick(source: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.flatMap((key) => (source[key] === undefined ? [] : [[key, source[key]]])));
}
