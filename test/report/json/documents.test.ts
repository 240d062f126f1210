import { describe, expect, test } from "vitest";
import { renderDoctorJson } from "../../../src/report/json/doctor-json.ts";
import { renderFailureJson } from "../../../src/report/json/failure-json.ts";
import { renderResultJson } from "../../../src/report/json/result-json.ts";
import { renderValidationJson } from "../../../src/report/json/validation-json.ts";
import { goldenFailures } from "../golden/failures.ts";
import { goldenResults } from "../golden/results.ts";

const check = { check: "token", title: "Token", result: "ok", found: "it is set" } as const;
const { plan, result } = goldenResults.partial();

describe("a report as JSON", () => {
  test("has the verdict of an apply beside its outcomes", () => {
    expect(JSON.parse(renderResultJson(plan, result))).toMatchObject({
      formatVersion: 1,
      project: plan.project,
      digest: plan.digest,
      verdict: "partial",
      outcomes: result.outcomes,
    });
  });

  test("counts the files of a check, and says whether it found errors", () => {
    const { diagnostics } = goldenFailures["invalid-input"];
    const report = { files: ["a.yaml", "b.yaml"], manifests: 3, environments: ["test"], diagnostics };
    expect(JSON.parse(renderValidationJson(report))).toMatchObject({ valid: false, files: 2, manifests: 3 });
  });

  test("has the findings of a failure beside the error", () => {
    const { code, exitCode, diagnostics } = goldenFailures["invalid-input"];
    const document = JSON.parse(renderFailureJson(goldenFailures["invalid-input"]));
    expect(document).toMatchObject({ error: { code, exitCode }, diagnostics });
  });

  test("has no remedy of a failure where none is known", () => {
    const { hint, ...failure } = goldenFailures["token-missing"];
    expect(hint).toBeDefined();
    expect(JSON.parse(renderFailureJson(failure)).error).not.toHaveProperty("hint");
  });

  test.each([
    ["ok", true],
    ["warning", true],
    ["skipped", true],
    ["problem", false],
  ] as const)("says of a set-up with a check that is %s whether it works: %s", (outcome, ok) => {
    expect(JSON.parse(renderDoctorJson([check, { ...check, result: outcome }]))).toMatchObject({ ok });
  });

  test.each([
    ["apply", () => renderResultJson(plan, result)],
    ["failure", () => renderFailureJson(goldenFailures.refused)],
    ["doctor", () => renderDoctorJson([check])],
  ])("is indented and ends with a line break: %s", (_, render) => {
    expect(render()).toMatch(/^\{\n {2}"[^]*\n\}\n$/);
  });
});
