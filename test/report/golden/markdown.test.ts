import { describe, expect, test } from "vitest";
import { renderFailureMarkdown } from "../../../src/report/markdown/failure-markdown.ts";
import { renderPlanMarkdown } from "../../../src/report/markdown/plan-markdown.ts";
import { renderResultMarkdown } from "../../../src/report/markdown/result-markdown.ts";
import { goldenFailures } from "./failures.ts";
import { goldenPlans } from "./plans.ts";
import { goldenResults } from "./results.ts";

describe("in Markdown, everything reads as it should:", () => {
  test.each(Object.entries(goldenPlans).filter(([name]) => name !== "huge"))("the plan %s", async (name, make) => {
    await expect(renderPlanMarkdown(make())).toMatchFileSnapshot(`markdown/plan-${name}.md`);
  });

  test.each(Object.entries(goldenResults))("the apply %s", async (name, make) => {
    const { plan, result } = make();
    await expect(renderResultMarkdown(plan, result, "audiencectl apply plan.json")).toMatchFileSnapshot(
      `markdown/apply-${name}.md`,
    );
  });

  test.each(Object.entries(goldenFailures))("the failure %s", async (name, failure) => {
    await expect(renderFailureMarkdown(failure)).toMatchFileSnapshot(`markdown/failure-${name}.md`);
  });
});
