import { expect, test } from "vitest";
import { renderDriftText } from "../../../src/report/text/drift-text.ts";
import { renderPlanText } from "../../../src/report/text/plan-text.ts";
import { createStyle } from "../../../src/report/style.ts";
import { goldenPlans } from "./plans.ts";
import { reachedDrift } from "./reached.ts";

test.each(Object.entries(goldenPlans).filter(([name]) => name !== "huge"))(
  "the plan %s reads as text as it should",
  async (name, make) => {
    await expect(renderPlanText(make(), createStyle(false))).toMatchFileSnapshot(`text/${name}.txt`);
  },
);

test("a drift that reaches others reads as text as it should", async () => {
  await expect(renderDriftText(reachedDrift(), createStyle(false))).toMatchFileSnapshot("text/drift-reached.txt");
});
