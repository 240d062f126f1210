import { renderCodeFrame } from "../../diagnostics/code-frame.ts";
import { placeText, type SourceRange } from "../../diagnostics/diagnostic.ts";
import { escapeControls } from "../../values/printable.ts";
import type { Style } from "../style.ts";
import { decidingPlace, explanationLines } from "../test-explanation.ts";
import {
  coverageFindings,
  failedChecks,
  failureText,
  holds,
  INVENTED,
  leftOutText,
  noTestsTexts,
  ranText,
  takenText,
  testCounts,
  type FailedCheck,
  type TestReport,
} from "../test-report.ts";
import { coverageLines } from "./coverage-text.ts";
import { mutationLines } from "./mutation-text.ts";

/** What tests gave, for reading: one line when all is well, else each failure with both places and why. */
export function renderTestText(report: TestReport, style: Style): string {
  const failures = failedChecks(report).map((failed) => `${renderFailure(failed, report, style)}\n\n`);
  const coverage = report.coverage ? [...report.results.flatMap((result) => coverageLines(result, style)), ""] : [];
  const mutations = (report.mutations ?? []).flatMap((result) => [...mutationLines(result, style), ""]);
  const lines = [
    ...coverage,
    ...mutations,
    ...coverageFindings(report).map(({ message }) => `${style.red("Coverage:")} ${message}.`),
  ];
  return [...failures, ...lines.map((line) => `${line}\n`), ...verdict(report, style).map((line) => `${line}\n`)].join(
    "",
  );
}

function renderFailure(
  { environment, test, check, finding }: FailedCheck,
  { sources }: TestReport,
  style: Style,
): string {
  const word = check.status === "failed" ? style.red("FAILED") : style.yellow("NOT DECIDED");
  const frame = (place: SourceRange): string[] => {
    const source = sources.get(place.file);
    const colour = { mark: style.red, dim: style.dim };
    return [
      `  ${style.bold(escapeControls(placeText(place)))}`,
      ...(source ? [indent(renderCodeFrame(source, place, { context: 1, colour }), 4)] : []),
    ];
  };
  const because = check.explanation ? explanationLines(check.explanation) : [];
  return [
    `${word} ${style.bold(escapeControls(test.name))} (${escapeControls(environment)})`,
    `  ${escapeControls(finding.message)}`,
    ...(finding.hint === undefined ? [] : [`  ${style.cyan("hint:")} ${escapeControls(finding.hint)}`]),
    ...frame(check.source),
    ...frame(decidingPlace(check)),
    ...because.map((line) => `    ${paintTruth(escapeControls(line), style)}`),
  ].join("\n");
}

function paintTruth(line: string, style: Style): string {
  return line.replace(/^( *)(true|false|unknown)(?= )/, (_, blanks: string, truth: string) => {
    const paint = truth === "true" ? style.green : truth === "false" ? style.red : style.yellow;
    return `${blanks}${paint(truth)}`;
  });
}

function verdict(report: TestReport, style: Style): string[] {
  if (testCounts(report).tests === 0) {
    const { said, first } = noTestsTexts(report);
    return [`No tests: ${said}`, ...(first === undefined ? [] : [`To write a first one: ${first}`])].map(
      escapeControls,
    );
  }
  const said = holds(report)
    ? `${style.green("Passed:")} ${ranText(report)}.`
    : `${style.red("Failed:")} ${failureText(report)}, of ${ranText(report)}. ${INVENTED}`;
  return [said, ...takenText(report).map(escapeControls), ...leftOutText(report)];
}

function indent(text: string, by: number): string {
  return text
    .split("\n")
    .map((line) => `${" ".repeat(by)}${line}`)
    .join("\n");
}
