import { describe, expect, test } from "vitest";
import { driftOf } from "../../drift/drift-of.ts";
import { renderDriftJunit } from "../../../src/report/junit/drift-junit.ts";
import { renderFailureJunit } from "../../../src/report/junit/failure-junit.ts";
import { renderValidationJunit } from "../../../src/report/junit/validation-junit.ts";
import { goldenFailures } from "./failures.ts";
import { goldenPlans } from "./plans.ts";
import { goldenValidations } from "./validations.ts";

describe("in JUnit's XML, everything reads as it should:", () => {
  test.each(Object.entries(goldenValidations))("the check %s", async (name, make) => {
    await expect(renderValidationJunit(make())).toMatchFileSnapshot(`junit/${name}.xml`);
  });

  test.each(Object.entries(goldenFailures))("the failure %s", async (name, failure) => {
    await expect(renderFailureJunit(failure)).toMatchFileSnapshot(`junit/failure-${name}.xml`);
  });

  test.each(["empty", "drift-only", "mixed", "not-known"] as const)("the drift in the plan %s", async (name) => {
    const plan = goldenPlans[name]();
    const drift = driftOf(plan);
    await expect(renderDriftJunit(drift)).toMatchFileSnapshot(`junit/drift-${name}.xml`);
  });
});
