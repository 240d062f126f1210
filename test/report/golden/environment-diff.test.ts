import { expect, test } from "vitest";
import type { EnvironmentDiff } from "../../../src/plan/compare/environment-diff.ts";
import { renderEnvironmentDiffJson } from "../../../src/report/json/environment-diff-json.ts";
import { renderEnvironmentDiffMarkdown } from "../../../src/report/markdown/environment-diff-markdown.ts";
import { createStyle } from "../../../src/report/style.ts";
import { renderEnvironmentDiffText } from "../../../src/report/text/environment-diff-text.ts";

const vips = { address: "audience/vips", kind: "Audience", name: "VIPs <b>@team</b> | \u001b[31m" };
const connection = { address: "audience/vips/destination/64a1", addressThere: "audience/vips/destination/64b2" };

/** Everything that a comparison can hold, and whatever a value may hold. */
const everything: EnvironmentDiff = {
  project: "growth",
  environments: [
    { name: "staging", space: "spa_1" },
    { name: "production", space: "spa_2" },
  ],
  comparedIn: "spaces",
  differing: [
    {
      ...vips,
      fields: [
        {
          field: "definition.query",
          pointer: "/definition/query",
          before: "event('A').count() > 300\nAND trait('b') = 'true'",
          after: "event('A').count() > 500\nAND trait('b') = 'true'",
          variables: ["amount", "days"],
        },
        { field: "enabled", pointer: "/enabled", before: true, after: undefined, variables: [] },
        { field: "description", pointer: "/description", before: "a", after: "</details> ```\u001b[2J", variables: [] },
      ],
    },
    {
      ...connection,
      kind: "Destination",
      name: "64a1",
      fields: [
        { field: "destination.id", pointer: "/destination/id", before: "64a1", after: "64b2", variables: ["sink"] },
        {
          field: "connectionSettings.token",
          pointer: "/connectionSettings/token",
          before: "••••••••",
          after: undefined,
          variables: [],
        },
      ],
    },
  ],
  only: [
    { address: "audience/trial", kind: "Audience", name: "Trial", environment: "staging", parts: 2 },
    { address: "trait/eu", kind: "ComputedTrait", name: "EU *only*", environment: "production", parts: 0 },
  ],
  same: 1234,
  variables: [
    { name: "amount", values: [300, 500] },
    { name: "days", values: [null, ["a", "b"]] },
    { name: "sink", values: ["64a1", "64b2"] },
  ],
  notTold: [{ address: "audience/vips", field: "options.includeHistoricalData" }],
  unread: [{ kind: "SpaceFilter", environment: "production", because: "<no> role", featureMissing: false }],
  unselected: { count: 3, by: ["--target audience/v*"] },
};

/** Two environments that declare the same. */
const nothing: EnvironmentDiff = {
  project: "growth",
  environments: everything.environments,
  comparedIn: "manifests",
  differing: [],
  only: [],
  same: 12,
  variables: [],
  notTold: [],
  unread: [],
};

test.each([
  ["text", "text/environment-diff.txt", renderEnvironmentDiffText(everything, createStyle(false))],
  [
    "text, where nothing differs,",
    "text/environment-diff-none.txt",
    renderEnvironmentDiffText(nothing, createStyle(false)),
  ],
  ["Markdown", "markdown/environment-diff.md", renderEnvironmentDiffMarkdown(everything)],
  ["Markdown, where nothing differs,", "markdown/environment-diff-none.md", renderEnvironmentDiffMarkdown(nothing)],
  ["JSON", "json/environment-diff.json", renderEnvironmentDiffJson(everything)],
])("a comparison of two environments reads in %s as it should", async (_, file, rendered) => {
  await expect(rendered).toMatchFileSnapshot(file);
});
