import { placeText } from "../../diagnostics/diagnostic.ts";
import {
  coveragePercent,
  coverageShare,
  leastCoveredFirst,
  missedGoals,
  type CheckOutcome,
  type Survivor,
} from "../../testing/index.ts";
import { count } from "../../values/words.ts";
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
import { mutationsText } from "../mutation-words.ts";
import { composeReport, type Section } from "./budget.ts";
import type { ReportSetting } from "../report-setting.ts";
import { cellCode, code, codeBlock, htmlCode } from "./code.ts";
import { hiddenMarker } from "./marker.ts";
import { cellProse, prose } from "./prose.ts";
import { shorten } from "./shorten.ts";
import { leftOut, tableSection } from "./table.ts";

/** What tests gave, for a comment or the summary of a job. */
export function renderTestMarkdown(report: TestReport, setting: ReportSetting = {}): string {
  const failures: Section = {
    head: "### What does not hold\n\n",
    entries: failedChecks(report).map(describeFailure),
    separator: "\n\n",
    rest: (left) => leftOut(left, "expectation"),
  };
  return composeReport(setting, {
    opening: [hiddenMarker("test"), "## Tests", verdict(report)].join("\n\n"),
    sections: [failures, ...(report.coverage ? [coverageSection(report)] : []), ...mutationSections(report)],
    closing: [INVENTED, ...takenText(report).map((text) => prose(text)), ...leftOutText(report)].join(" "),
  });
}

function verdict(report: TestReport): string {
  if (testCounts(report).tests === 0) {
    const { said, first } = noTestsTexts(report);
    return `**No tests:** ${prose(said)}${first === undefined ? "" : ` To write a first one: ${code(first)}`}`;
  }
  const faults = coverageFindings(report).map(({ message }) => `\n\n**Coverage:** ${prose(message)}.`);
  return holds(report)
    ? `**Passed:** ${ranText(report)}.`
    : `**Failed:** ${failureText(report)}, of ${ranText(report)}.${faults.join("")}`;
}

function describeFailure({ environment, test, check, finding }: FailedCheck): string {
  const lines = check.explanation ? explanationLines(check.explanation).map((line) => shorten(line)) : [];
  const hint = finding.hint === undefined ? "" : `\n  → ${prose(shorten(finding.hint))}`;
  const places = `${code(placeText(check.source))}, ${code(placeText(decidingPlace(check)))}`;
  const head = `- ${code(test.name)} (${code(environment)}): ${prose(shorten(finding.message))} (${places})${hint}`;
  if (lines.length === 0) return head;
  return `${head}\n\n<details><summary>${whyText(check)}</summary>\n\n${codeBlock(lines)}\n\n</details>`;
}

/** What an explanation is of, in the words of the failure above it. */
function whyText({ address, subject, got }: CheckOutcome): string {
  const [object, person] = [htmlCode(address), htmlCode(subject.name)];
  if (got.type === "member") return `Why ${person} is ${got.member ? "a" : "no"} member of ${object}`;
  return `Why ${object} says so of ${person}`;
}

function coverageSection({ results }: TestReport): Section {
  const rows = results.flatMap(({ environment, coverage }) =>
    leastCoveredFirst(coverage)
      .filter((object) => missedGoals(object).length > 0 || object.untestable !== undefined)
      .map((object) => {
        const at = [cellCode(environment), cellCode(object.address)];
        if (object.untestable !== undefined) return [...at, "", cellProse(`cannot be tested: ${object.untestable}`)];
        const { seen, all } = coverageShare([object]);
        const missed = missedGoals(object).map(({ what }) => cellProse(shorten(what)));
        return [...at, `${seen} of ${all}`, missed.join("<br>")];
      }),
  );
  const shares = results
    .map((result) => `${code(result.environment)} ${coveragePercent(coverageShare(result.coverage))}%`)
    .join(", ");
  const title = `### Coverage: ${shares === "" ? "nothing" : shares}`;
  return tableSection(title, ["environment", "object", "seen", "no test sees"], rows, "object");
}

/** The slips that no test notices, and below them those that may change nothing. Where there are none, one line says so. */
function mutationSections({ mutations = [] }: TestReport): Section[] {
  if (mutations.length === 0) return [];
  const survivors = mutations.flatMap(({ environment, survivors }) =>
    survivors.map((each) => slipCells(environment, each)),
  );
  const alike = mutations.flatMap(({ environment, alike }) =>
    alike.map((each) => [...slipCells(environment, each), cellProse(each.never ?? count(each.tries))]),
  );
  const shares = mutations.map((result) => `${code(result.environment)} ${mutationsText(result)}`).join(", ");
  const title = `### Mutations: ${shares}`;
  const columns = ["environment", "object", "where"];
  return [
    survivors.length === 0
      ? { head: "", entries: [title], rest: () => "" }
      : tableSection(title, [...columns, "no test tells apart"], survivors, "slip"),
    ...(alike.length === 0
      ? []
      : [
          tableSection(
            "Slips that may change nothing: a search found nobody, which is no proof.",
            [...columns, "nobody was found who tells apart", "tries"],
            alike,
            "slip",
          ),
        ]),
  ];
}

function slipCells(environment: string, { address, before, after, source }: Survivor): string[] {
  return [
    cellCode(environment),
    cellCode(address),
    cellCode(placeText(source)),
    `${cellCode(shorten(before))}<br>${cellCode(shorten(after))}`,
  ];
}
