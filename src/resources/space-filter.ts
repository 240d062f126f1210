import { absentIs } from "./absence.ts";
import { exact, prose } from "./comparisons.ts";
import type { ResourceKind } from "./kind.ts";
import { releasedText, splitDescription } from "./marker.ts";
import { fqlEvents } from "../query/index.ts";
import { pick, textOf } from "./wire-values.ts";
import { factsOf } from "./computation.ts";

/** Filters that keep events out of a space (API.md 6.2). */
export const spaceFilter: ResourceKind = {
  kind: "SpaceFilter",
  prefix: "filter",
  parametersOf: (verb, { space, id }) => ({
    path: id === undefined ? {} : { id },
    ...(verb === "list" && { query: { integrationId: space } }),
    ...((verb === "create" || verb === "update") && { body: { integrationId: space } }),
  }),
  gated: true,
  audited: { created: "Filter Created", deleted: "Filter Deleted" },
  feature: "space-filters",
  operations: {
    list: "listFiltersForSpace",
    get: "getFilterById",
    create: "createFilterForSpace",
    update: "updateFilterById",
    delete: "deleteFilterById",
  },
  dataKey: "filter",
  identity: ["id"],
  namespace: "filters",
  mostPerSpace: 10,
  updatedWhole: true,
  creationDefaults: { enabled: true },
  lockedStatuses: [],
  settlingStatuses: [],
  failedStatuses: [],
  replacementCosts: [{ text: "events pass unfiltered until the new filter exists" }],
  fields: [
    { pointer: "/name", comparison: exact, change: "update", clear: "required", evidence: "API.md 6.2 (documented)" },
    {
      pointer: "/description",
      comparison: prose,
      absent: absentIs(""),
      change: "update",
      clear: 'description: ""',
      evidence: "API.md 2.5 (seen)",
    },
    {
      pointer: "/if",
      comparison: prose,
      essence: true,
      change: "update",
      clear: "required",
      evidence: "API.md 6.2 (documented)",
    },
    {
      pointer: "/drop",
      comparison: exact,
      change: "update",
      clear: "drop: false",
      evidence: "API.md 6.2 (documented)",
    },
    {
      pointer: "/enabled",
      comparison: exact,
      change: "update",
      clear: "enabled: false",
      evidence: "API.md 6.2 (documented)",
    },
  ],

  fromWire(answer) {
    const { text, ownership } = splitDescription(textOf(answer["description"]));
    return {
      kind: "SpaceFilter",
      id: textOf(answer["id"]),
      name: textOf(answer["name"]),
      ownership,
      within: [],
      spec: { ...pick(answer, ["name", "if", "drop", "enabled"]), description: text },
      facts: factsOf(answer),
    };
  },

  creatable: (spec) => spec,
  released: (spec) => ({ ...spec, description: releasedText(textOf(spec["description"])) }),
  toCreateBody: (spec, description) => ({ ...pick(spec, WRITABLE), description }),
  // An update "replaces the existing filter", and what becomes of fields left out is not documented (API.md 6.2).
  toUpdateBody: (spec, live, _changed, description) => ({
    ...pick({ ...live, ...spec }, WRITABLE),
    ...(description !== undefined && { description }),
  }),
  keysUsed: () => [],
  eventsFound: (spec) => fqlEvents(textOf(spec["if"])),
  predictKey: () => "",
};

const WRITABLE = ["name", "if", "drop", "enabled"];
