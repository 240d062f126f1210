import type { EnvironmentDiff, OneSidedObject } from "../../plan/compare/environment-diff.ts";
import {
  calledThere,
  comparedText,
  diffVerdict,
  notComparedTexts,
  oneSidedText,
  variableNotes,
  variableTexts,
} from "../environment-diff-texts.ts";
import { unselectedText } from "../plan-summary.ts";
import type { ReportSetting } from "../report-setting.ts";
import { composeReport, type Section } from "./budget.ts";
import { fieldLines } from "./change-diff.ts";
import { code, codeBlock, htmlCode } from "./code.ts";
import { hiddenMarker } from "./marker.ts";
import { prose } from "./prose.ts";
import { leftOut } from "./table.ts";

/** How two environments differ, for a comment or the summary of a job. */
export function renderEnvironmentDiffMarkdown(diff: EnvironmentDiff, setting: ReportSetting = {}): string {
  const { project, environments } = diff;
  const [one, other] = environments;
  const { verdict, rest } = diffVerdict(diff);
  const marker = hiddenMarker("diff", { project, environment: `${one.name}/${other.name}` });
  const title = `## ${code(one.name)} → ${code(other.name)} in ${code(project)}, ${comparedText(diff)}`;
  return composeReport(setting, {
    opening: [marker, title, `**${verdict}** ${rest}`.trim()].join("\n\n"),
    sections: [
      differingSection(diff),
      listSection("### Only in one environment", diff.only.map(oneSidedLine), "object"),
      listSection(
        "### Variables that differ",
        variableTexts(diff).map((text) => `- ${prose(text)}`),
        "variable",
      ),
    ],
    closing: [
      `Spaces ${code(one.space)} and ${code(other.space)}.`,
      ...notComparedTexts(diff).map((text) => prose(text)),
      ...[unselectedText(diff, code)].filter(Boolean),
    ].join(" "),
  });
}

function differingSection(diff: EnvironmentDiff): Section {
  const entries = diff.differing.map((object) => {
    const there = calledThere(object, diff, htmlCode);
    const summary = `${htmlCode(object.address)}${there === "" ? "" : ` (${there})`}`;
    const lines = object.fields.flatMap((field) => fieldLines(field, variableNotes(field)));
    return [`<details><summary>${summary}</summary>`, codeBlock(lines, "diff"), "</details>"].join("\n\n");
  });
  return {
    head: "### Differing\n\n",
    entries,
    separator: "\n\n",
    rest: (left) => leftOut(left, "object"),
  };
}

function oneSidedLine(object: OneSidedObject): string {
  return `- ${code(object.address)} ${prose(oneSidedText(object))} (${prose(object.name)})`;
}

function listSection(title: string, entries: readonly string[], noun: string): Section {
  return { head: `${title}\n\n`, entries, rest: (left) => leftOut(left, noun) };
}
