import { expect, test } from "vitest";
import { renderPlanText } from "../../../src/report/text/plan-text.ts";
import { createStyle } from "../../../src/report/style.ts";
import { goldenPlans } from "./plans.ts";

test.each(Object.entries(goldenPlans).filter(([name]) => name !== "huge"))(
  "the plan %s reads as text as it should",
  async (name, make) => {
    await expect(renderPlanText(make(), createStyle(false))).toMatchFileSnapshot(`text/${name}.txt`);
  },
);
