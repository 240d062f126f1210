import { describe, expect, test } from "vitest";
import { driftOf } from "../../drift/drift-of.ts";
import { renderDriftGithub } from "../../../src/report/github/drift-github.ts";
import { renderFailureGithub } from "../../../src/report/github/failure-github.ts";
import { githubOutputs } from "../../../src/report/github/github-outputs.ts";
import type { GithubReport } from "../../../src/report/github/github-report.ts";
import { renderPlanGithub } from "../../../src/report/github/plan-github.ts";
import { renderResultGithub } from "../../../src/report/github/result-github.ts";
import { renderValidationGithub } from "../../../src/report/github/validation-github.ts";
import { goldenFailures } from "./failures.ts";
import { goldenPlans } from "./plans.ts";
import { goldenResults } from "./results.ts";

const context = { summary: "## The summary\n", placeOf: (file: string) => `growth/${file}` };

/** The log, and the outputs below it. */
function show({ log, outputs }: GithubReport): string {
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
  return `${log}\n${lines.join("")}`;
}

const valid = { files: ["audiences/buyers.yaml"], manifests: 1, environments: ["test"], diagnostics: [] };
const invalid = { ...valid, diagnostics: goldenFailures["invalid-input"].diagnostics };

describe("for GitHub, everything reads as it should:", () => {
  test.each(Object.entries(goldenPlans).filter(([name]) => name !== "huge"))("the plan %s", async (name, make) => {
    await expect(show(renderPlanGithub(make(), context))).toMatchFileSnapshot(`github/plan-${name}.txt`);
  });

  test.each(Object.entries(goldenResults))("the apply %s", async (name, make) => {
    const { plan, result } = make();
    const report = renderResultGithub(plan, result, context, {
      resume: "audiencectl apply plan.json",
      plan: "audiencectl plan --env test",
    });
    await expect(show(report)).toMatchFileSnapshot(`github/apply-${name}.txt`);
  });

  test.each(Object.entries(goldenFailures))("the failure %s", async (name, failure) => {
    await expect(show(renderFailureGithub(failure, context))).toMatchFileSnapshot(`github/failure-${name}.txt`);
  });

  test.each(["drift-only", "mixed", "empty", "not-known"] as const)("the drift in %s", async (name) => {
    const plan = goldenPlans[name]();
    const report = renderDriftGithub(driftOf(plan, { pending: true }), context);
    await expect(show(report)).toMatchFileSnapshot(`github/drift-${name}.txt`);
  });

  test.each(Object.entries({ valid, invalid }))("the validation %s", async (name, report) => {
    await expect(show(renderValidationGithub(report, context))).toMatchFileSnapshot(`github/validation-${name}.txt`);
  });
});

describe("a plan of three thousand changes", () => {
  const { log, outputs } = renderPlanGithub(goldenPlans.huge(), context);

  test("is annotated ten times", () => {
    expect(log.match(/^::warning .*$/gm)).toHaveLength(10);
    expect(log).toContain("491 more of this type");
  });

  test("is counted in the outputs", () => {
    expect(outputs).toMatchObject({
      changes: "3000",
      creates: "1000",
      updates: "1500",
      replaces: "0",
      deletes: "500",
      refused: "0",
    });
  });
});

test.each<[keyof typeof githubOutputs, () => GithubReport]>([
  ["plan", () => renderPlanGithub(goldenPlans.mixed(), context)],
  ["drift", () => renderDriftGithub(driftOf(goldenPlans.empty()), context)],
  ["validation", () => renderValidationGithub(valid, context)],
  ["apply", () => renderResultGithub(goldenResults.nothing().plan, goldenResults.nothing().result, context)],
  ["failure", () => renderFailureGithub(goldenFailures.refused, context)],
])("a report of %s has the outputs that the table names, and the summary it was given", (name, render) => {
  const { outputs, summary } = render();
  expect(Object.keys(outputs)).toEqual(Object.keys(githubOutputs[name]));
  expect(summary).toBe(context.summary);
});
