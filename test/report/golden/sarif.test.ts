import { describe, expect, test } from "vitest";
import { renderFailureSarif, renderSarif } from "../../../src/report/sarif/sarif.ts";
import { goldenFailures } from "./failures.ts";
import { goldenValidations } from "./validations.ts";

const options = { version: "0.0.0" };

describe("in SARIF, everything reads as it should:", () => {
  test.each(Object.entries(goldenValidations))("the check %s", async (name, make) => {
    await expect(renderSarif(make().diagnostics, options)).toMatchFileSnapshot(`sarif/${name}.sarif`);
  });

  test.each(Object.entries(goldenFailures))("the failure %s", async (name, failure) => {
    await expect(renderFailureSarif(failure, options)).toMatchFileSnapshot(`sarif/failure-${name}.sarif`);
  });
});
