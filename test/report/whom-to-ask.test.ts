import { describe, expect, test } from "vitest";
import { renderDriftHtml } from "../../src/report/html/drift-html.ts";
import { renderFailureHtml } from "../../src/report/html/failure-html.ts";
import { renderDriftMarkdown } from "../../src/report/markdown/drift-markdown.ts";
import { renderFailureMarkdown } from "../../src/report/markdown/failure-markdown.ts";
import { renderValidationMarkdown } from "../../src/report/markdown/validation-markdown.ts";
import { leftAloneText, MERGE_OF_ERRORS } from "../../src/report/whom-to-ask.ts";
import { baselineOf } from "../../src/resources/baseline.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import { driftOf } from "../drift/drift-of.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { goldenFailures } from "./golden/failures.ts";
import { goldenValidations } from "./golden/validations.ts";

const edited = live("a", {
  spec: { enabled: false },
  marker: { baseline: baselineOf(kindOf("Audience"), desired("a").spec) },
});

describe("a drift of which nobody takes care", () => {
  const drift = driftOf(plan([desired("a")], [edited]));

  test("stays as it is until an apply that may undo the edits", () => {
    expect(leftAloneText(drift)).toBe(
      "If nothing is done, Segment goes on with what is in the space now. The next apply of this project may undo edits in the space. If you are not sure what is right, ask whoever edits in the Segment app, and whoever looks after the manifests.",
    );
  });

  test("may be followed by an apply that creates what is missing", () => {
    expect(leftAloneText(driftOf(plan([desired("b")], [])))).toContain("may create what is missing");
  });

  test.each([
    ["the page", renderDriftHtml(drift)],
    ["the comment", renderDriftMarkdown(drift)],
  ])("says so in %s", (_, text) => {
    expect(text).toContain(leftAloneText(drift));
  });

  test("is nothing to speak of where there is none", () => {
    expect(leftAloneText(driftOf(plan([desired("a")], [live("a")])))).toBeUndefined();
  });
});

describe("errors in the files of a project", () => {
  test.each([
    ["a check", renderValidationMarkdown(goldenValidations.mixed())],
    ["a comment", renderFailureMarkdown(goldenFailures["invalid-input"])],
    ["a page", renderFailureHtml(goldenFailures["invalid-input"])],
  ])("say in %s what a merge does, and whom to ask", (_, text) => {
    expect(text).toContain(MERGE_OF_ERRORS);
  });

  test("are not what a missing token is", () => {
    expect(renderFailureMarkdown(goldenFailures["token-missing"])).not.toContain("merge");
  });
});
