import { expect, test } from "vitest";
import { renderTestGithub } from "../../../src/report/github/test-github.ts";
import { renderTestJson } from "../../../src/report/json/test-json.ts";
import { renderTestJunit } from "../../../src/report/junit/test-junit.ts";
import { renderTestMarkdown } from "../../../src/report/markdown/test-markdown.ts";
import { createStyle } from "../../../src/report/style.ts";
import { renderTestText } from "../../../src/report/text/test-text.ts";
import type { TestReport } from "../../../src/report/test-report.ts";
import { goldenTestReports } from "./test-reports.ts";

const context = { summary: "## The summary\n", placeOf: (file: string) => `growth/${file}` };

function github(report: TestReport): string {
  const { log, outputs } = renderTestGithub(report, context);
  return `${log}\n${Object.entries(outputs)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("")}`;
}

const formats: readonly [string, string, (report: TestReport) => string][] = [
  ["text", "text/test-NAME.txt", (report) => renderTestText(report, createStyle(false))],
  ["json", "json/test-NAME.txt", renderTestJson],
  ["JUnit", "junit/test-NAME.xml", renderTestJunit],
  ["Markdown", "markdown/test-NAME.md", renderTestMarkdown],
  ["GitHub", "github/test-NAME.txt", github],
];

test.each(
  Object.entries(goldenTestReports).flatMap(([name, make]) => formats.map((each) => [name, ...each, make] as const)),
)("the tests %s read in %s as they should", async (name, _format, file, render, make) => {
  await expect(render(await make())).toMatchFileSnapshot(file.replace("NAME", name));
});
