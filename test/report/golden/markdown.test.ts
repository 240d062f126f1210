import { describe, expect, test } from "vitest";
import { driftOf } from "../../drift/drift-of.ts";
import { renderDriftMarkdown } from "../../../src/report/markdown/drift-markdown.ts";
import { renderFailureMarkdown } from "../../../src/report/markdown/failure-markdown.ts";
import { renderPlanMarkdown } from "../../../src/report/markdown/plan-markdown.ts";
import { renderResultMarkdown } from "../../../src/report/markdown/result-markdown.ts";
import { renderValidationMarkdown } from "../../../src/report/markdown/validation-markdown.ts";
import { goldenFailures } from "./failures.ts";
import { goldenPlans } from "./plans.ts";
import { reachedDrift } from "./reached.ts";
import { goldenResults } from "./results.ts";
import { goldenValidations } from "./validations.ts";

describe("in Markdown, everything reads as it should:", () => {
  test.each(Object.entries(goldenPlans).filter(([name]) => name !== "huge"))("the plan %s", async (name, make) => {
    await expect(renderPlanMarkdown(make())).toMatchFileSnapshot(`markdown/plan-${name}.md`);
  });

  test.each(Object.entries(goldenResults))("the apply %s", async (name, make) => {
    const { plan, result } = make();
    await expect(
      renderResultMarkdown(plan, result, {
        resume: "audiencectl apply plan.json",
        plan: "audiencectl plan --env test",
      }),
    ).toMatchFileSnapshot(`markdown/apply-${name}.md`);
  });

  test.each(Object.entries(goldenValidations))("the check %s", async (name, make) => {
    await expect(renderValidationMarkdown(make())).toMatchFileSnapshot(`markdown/check-${name}.md`);
  });

  test.each(["empty", "drift-only", "mixed", "hostile", "not-known"] as const)(
    "the drift in the plan %s",
    async (name) => {
      const plan = goldenPlans[name]();
      await expect(renderDriftMarkdown(driftOf(plan))).toMatchFileSnapshot(`markdown/drift-${name}.md`);
    },
  );

  test("the drift that reaches others", async () => {
    await expect(renderDriftMarkdown(reachedDrift())).toMatchFileSnapshot("markdown/drift-reached.md");
  });

  test.each(Object.entries(goldenFailures))("the failure %s", async (name, failure) => {
    await expect(renderFailureMarkdown(failure)).toMatchFileSnapshot(`markdown/failure-${name}.md`);
  });

  test("an apply of which thousands of changes are not to be seen yet keeps within GitHub's limit", () => {
    const { plan, result } = goldenResults.complete();
    const settling = Array.from({ length: 3000 }, (_, index) => `audience/settling-${index}-for-a-while`);
    expect(renderResultMarkdown(plan, { ...result, settling }).length).toBeLessThan(65_536);
  });
});
