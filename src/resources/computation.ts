import type { JsonObject, JsonValue } from "../values/json.ts";
import { describeQuery, parseQuery, queryMemberships, queryReferences, type QueryNode } from "../query/index.ts";
import { flipsCadence } from "./cadence-flip.ts";
import { toDefinitionType } from "./definition-type.ts";
import type { FieldRule, LeftOut } from "./field-rule.ts";
import { query } from "./comparisons.ts";
import type { ObjectPlace } from "./kind.ts";
import { releasedText } from "./marker.ts";
import { getAt } from "../values/pointer.ts";
import type { LiveResource } from "./resource.ts";
import { objectOf, textOf } from "./wire-values.ts";

/** What audiences and computed traits have in common: a query that Segment computes, and a key made from the name. */
export const computation = {
  namespace: "computations",
  creationDefaults: { enabled: true },
  parametersOf: (_verb: unknown, { space, id }: ObjectPlace) => ({
    path: { spaceId: space, ...(id !== undefined && { id }) },
  }),
  released: (spec: JsonObject) => ({ ...spec, description: releasedText(textOf(spec["description"])) }),
  lockedStatuses: ["Locked"],
  settlingStatuses: ["Preparing", "Backfilling"],
  failedStatuses: ["Failed", "Error"],
  predictKey: (name: string): string =>
    name
      .normalize("NFKD")
      .replaceAll(/\p{Mark}/gu, "")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "_")
      .replaceAll(/^_+|_+$/g, ""),
  keysUsed(spec: JsonObject): string[] {
    const used = readQuery(getAt(spec, "/definition/query"), (tree) => {
      const { traits, possible } = queryReferences(tree);
      // What an unknown function names may be a key: nothing is deleted from under it.
      return [...traits, ...possible];
    });
    return [...new Set((used ?? []).map(({ name }) => name))];
  },
  eventsRead(spec: JsonObject): string[] | undefined {
    const query = getAt(spec, "/definition/query");
    const used = readQuery(query, (tree) => queryReferences(tree).events.map(({ name }) => name));
    return query === undefined || query === "" ? [] : used && [...new Set(used)];
  },
  membershipsUsed: (spec: JsonObject): string[] => readQuery(getAt(spec, "/definition/query"), queryMemberships) ?? [],
} as const;

/** The rule of a query. @param kind What the query computes, for the reason of a replacement. */
export function queryRule(kind: "audience" | "trait", typeAt: string): FieldRule {
  return {
    pointer: "/definition/query",
    essence: true,
    decides: true,
    previewed: true,
    comparison: query,
    change: "update",
    replacesBecause: (edit) => flipsCadence(edit, toDefinitionType(getAt(edit.declared, typeAt)), kind),
    inPlaceWhere: ["cadenceFlip"],
    describe: (value, nameOfKey, spec) => {
      const type = toDefinitionType(getAt(spec, typeAt));
      return readQuery(value, (tree) => describeQuery(tree, { nameOfTrait: nameOfKey, ...(type && { type }) }));
    },
    clear: "required",
    evidence: "API.md 2.7 (documented), API.md 4.6 (open)",
  };
}

/**
 * An answer without the days of backfill, which are kept on a best-effort basis: they do not apply here (API.md 2.6).
 * Without historical data there are none.
 */
export function windowLeftOut(live: JsonObject): LeftOut {
  const history = getAt(live, "/options/includeHistoricalData");
  if (history === true) return { note: "plan-backfill-dropped" };
  return history === false ? { value: null } : {};
}

/** Whether data from before the creation counts (API.md 2.6); `undefined` where the values do not say. */
export function includesHistory(spec: JsonObject): boolean | undefined {
  const history = getAt(spec, "/options/includeHistoricalData");
  return typeof history === "boolean" ? history : undefined;
}

/** The facts of an answer that only the server knows. */
export function factsOf(answer: JsonObject): LiveResource["facts"] {
  const size = objectOf(answer["size"]);
  const cadence = objectOf(answer["computeCadence"])["type"];
  const createdBy = textOf(answer["createdBy"]);
  return {
    createdAt: textOf(answer["createdAt"]),
    updatedAt: textOf(answer["updatedAt"]),
    updatedBy: textOf(answer["updatedBy"]),
    ...(createdBy !== "" && { createdBy }),
    ...(typeof answer["status"] === "string" && { status: answer["status"] }),
    ...(typeof cadence === "string" && { cadence }),
    ...(typeof size["count"] === "number" && { members: size["count"] }),
  };
}

function readQuery<T>(value: JsonValue | undefined, read: (tree: QueryNode) => T): T | undefined {
  const { tree } = parseQuery(typeof value === "string" ? value : "");
  return tree && read(tree);
}
