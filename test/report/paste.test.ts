import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { annotateFinding } from "../../src/report/github/annotation.ts";
import { renderFindings } from "../../src/report/html/findings.ts";
import { renderFinding } from "../../src/report/junit/suite.ts";
import { toMessage } from "../../src/report/sarif/sarif-message.ts";
import { renderPaste } from "../../src/report/text/paste-text.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { renderAllDetails } from "../../src/report/markdown/change-diff.ts";

/** A direction mark that would turn a report around. */
const TURN = "\u{202e}";
const finding: Diagnostic = {
  code: "plan-replacement-incomplete",
  severity: "error",
  message: "it would lose something",
  hint: "declare it",
  paste: ["  options:", `    x: <b>${TURN}`],
};

describe("lines for a manifest stand as they are to be pasted, line by line and without what would disguise them,", () => {
  test("in text", () => {
    expect(renderPaste(4, finding.paste)).toEqual(["      options:", String.raw`        x: <b>\u{202e}`]);
  });

  test("in Markdown", () => {
    const declared = desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true });
    const [change] = plan([declared], [live("a", { spec: { description: "x" } })]).changes;
    expect(change && renderAllDetails([change]).join("")).toContain("```yaml\n  description: x\n```");
  });

  test("in HTML", () => {
    expect(String(renderFindings([finding]))).toContain(
      String.raw`<pre>  options:${"\n"}    x: &lt;b&gt;\u{202e}${"\n"}</pre>`,
    );
  });

  test("for GitHub, JUnit and SARIF", () => {
    expect(annotateFinding(finding).lines.slice(-2)).toEqual(finding.paste);
    expect(renderFinding(finding)).toContain("hint: declare it\n  options:\n    x: <b>");
    expect(toMessage(finding.message, finding.hint, finding.paste).text).toMatch(
      /Remedy: declare it\n {2}options:\n {4}x: <b>\\u\{202e\}$/,
    );
  });
});
