import { describe, expect, test } from "vitest";
import { renderDriftMarkdown } from "../../../src/report/markdown/drift-markdown.ts";
import { renderFailureMarkdown } from "../../../src/report/markdown/failure-markdown.ts";
import { renderPlanMarkdown } from "../../../src/report/markdown/plan-markdown.ts";
import { renderResultMarkdown } from "../../../src/report/markdown/result-markdown.ts";
import { renderTestMarkdown } from "../../../src/report/markdown/test-markdown.ts";
import { renderValidationMarkdown } from "../../../src/report/markdown/validation-markdown.ts";
import type { ReportSetting } from "../../../src/report/report-setting.ts";
import { isLong } from "../../support/length.ts";
import { driftOf } from "../../drift/drift-of.ts";
import { goldenFailures } from "../golden/failures.ts";
import { goldenPlans } from "../golden/plans.ts";
import { goldenResults } from "../golden/results.ts";
import { goldenTestReports } from "../golden/test-reports.ts";
import { goldenValidations } from "../golden/validations.ts";

type Render = (setting: ReportSetting) => string | Promise<string>;

const keys = Array.from({ length: 500 }, (_, index) => ({
  address: `audience/a${index}`,
  before: `old_key_${index}`,
  after: `new_key_${index}`,
  users: Array.from({ length: 30 }, (_each, user) => `audience/user-${user}`),
}));

/** Some of these take seconds to make, and no report changes them. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

const ofPlans: readonly [string, Render][] = Object.entries(goldenPlans).flatMap(([name, make]): [string, Render][] => {
  // Of thousands of changes every report takes seconds.
  if (name === "huge" && !isLong) return [];
  const made = once(make);
  const drift = once(() => driftOf(made()));
  return [
    [`the plan ${name}`, (setting) => renderPlanMarkdown(made(), setting)],
    [`the drift in ${name}`, (setting) => renderDriftMarkdown(drift(), setting)],
  ];
});

const ofResults: readonly [string, Render][] = Object.entries(goldenResults).map(([name, make]) => [
  `the apply ${name} that changes 500 keys`,
  (setting) => {
    const { plan, result } = make();
    return renderResultMarkdown(plan, { ...result, changedKeys: keys }, undefined, setting);
  },
]);

const ofFiles: readonly [string, Render][] = [
  ...Object.entries(goldenValidations).map(([name, make]): [string, Render] => [
    `the check ${name}`,
    (setting) => renderValidationMarkdown(make(), setting),
  ]),
  ...Object.entries(goldenFailures).map(([name, failure]): [string, Render] => [
    `the failure ${name}`,
    (setting) => renderFailureMarkdown(failure, setting),
  ]),
  ...Object.entries(goldenTestReports).map(([name, make]): [string, Render] => [
    `the tests ${name}`,
    async (setting) => renderTestMarkdown(await make(), setting),
  ]),
];

const origin = {
  commit: "0123456789abcdef0123456789abcdef01234567",
  run: "https://ci.example/acme/audiences/actions/runs/1",
  madeAt: "2026-11-28T09:05:59.000Z",
};

describe.each([...ofPlans, ...ofResults, ...ofFiles])("%s in Markdown", (_, render) => {
  test.each([4000, 24_000])("is no longer than %i characters when told so", async (markdownLimit) => {
    expect((await render({ markdownLimit, origin })).length).toBeLessThanOrEqual(markdownLimit);
  });

  test("names the commit, the time and the run at its end", async () => {
    expect((await render({ origin })).trimEnd()).toMatch(
      /Made from commit `0123456789abcdef0123456789abcdef01234567` at 2026-11-28 09:05 UTC, by \[this run\]\(https:\/\/ci\.example\/acme\/audiences\/actions\/runs\/1\)\.$/,
    );
  });

  test("says nothing of a commit where none is known", async () => {
    expect(await render({})).not.toContain("Made from commit");
  });
});

test("the address of a run that could be taken for more than a link is left out", () => {
  const text = renderPlanMarkdown(goldenPlans.empty(), { origin: { ...origin, run: "https://ci.example/a) [b](c" } });
  expect(text.trimEnd()).toMatch(/at 2026-11-28 09:05 UTC\.$/);
});
