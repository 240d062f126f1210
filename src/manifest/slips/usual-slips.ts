import type { Pointer } from "../../values/pointer.ts";
import type { SchemaHints } from "../../yaml/schema-context.ts";
import { destinationSlips } from "./destination-slips.ts";
import { labelsHint } from "./label-slips.ts";
import { hourOf, nearIntervals, weekdayOf } from "./schedule-times.ts";
import { scheduleSlips } from "./schedule-slips.ts";

/** Other words for fields. */
const fields: readonly { at: RegExp; meant: Readonly<Record<string, string>> }[] = [
  {
    at: /^\/metadata$/,
    meant: {
      tags: "labels",
      tag: "labels",
      annotations: "labels",
      env: "environments",
      envs: "environments",
      stages: "environments",
      import: "adopt",
      formernames: "previousNames",
      moved: "previousNames",
      preventdestroy: "protect",
      deletionpolicy: "onRemove",
    },
  },
  {
    at: /^\/spec$/,
    meant: {
      type: "audienceType",
      title: "name",
      displayname: "name",
      active: "enabled",
      condition: "definition",
      cron: "schedules",
      interval: "schedules",
      connections: "destinations",
      targets: "destinations",
    },
  },
  { at: /^\/spec\/definition$/, meant: { condition: "query", filter: "query", where: "query", sql: "query" } },
  {
    at: /^\/spec\/destinations\/\d+$/,
    meant: {
      settings: "connectionSettings",
      destinationsettings: "connectionSettings",
      identifiers: "idSyncConfiguration",
    },
  },
  {
    at: /^\/spec\/destinations\/\d+\/activations\/\d+$/,
    meant: { name: "activationName", type: "activationType", mapping: "destinationMapping", active: "enabled" },
  },
];

/** What to write in place of a text where a number is needed. */
const types: readonly { at: RegExp; hint: (text: string) => string }[] = [
  {
    at: /^\/spec\/schedules\/\d+\/config\/days\/\d+$/,
    hint: (text) => numberHint(weekdayOf(text), "days are numbers from 0 for Sunday to 6 for Saturday"),
  },
  {
    at: /^\/spec\/schedules\/\d+\/config\/hours\/\d+$/,
    hint: (text) => numberHint(hourOf(text), "hours are whole numbers from 0 to 23"),
  },
];

function numberHint(meant: number | undefined, rule: string): string {
  return meant === undefined ? rule : `write ${meant}; ${rule}`;
}

/** What people usually write in manifests in place of what a manifest holds. */
export const usualSlips: SchemaHints = {
  field: (owner, field) => {
    const row = fields.find(({ at }) => at.test(owner));
    const word = field.toLowerCase().replaceAll(/[^a-z]/g, "");
    const meant = row && Object.hasOwn(row.meant, word) ? row.meant[word] : undefined;
    return meant === undefined ? undefined : { meant };
  },
  type: (pointer, value) => {
    if (pointer === "/metadata/labels") return labelsHint(value);
    return typeof value === "string" ? types.find(({ at }) => at.test(pointer))?.hint(value) : undefined;
  },
  choice: (pointer: Pointer, value) => {
    if (!/^\/spec\/schedules\/\d+\/config\/interval$/.test(pointer) || typeof value !== "string") return undefined;
    const near = nearIntervals(value);
    return near.length === 0 ? undefined : `write ${near.join(" or ")}`;
  },
  shapes: (document) => [...destinationSlips(document), ...scheduleSlips(document)],
};
