import { commandLine } from "../../values/command-line.ts";
import { pendingTexts } from "../../drift/pending-sentences.ts";
import { driftDiagnostics } from "../../drift/drift-diagnostics.ts";
import type { Drift, DriftedObject } from "../../drift/drift.ts";
import { notComparedTexts, driftVerdict, knownTexts, missingWord } from "../drift-summary.ts";
import type { RuleCode } from "../../diagnostics/codes.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { tellFindings } from "../drift-about.ts";
import { driftNotes } from "../field-notes.ts";
import { composeReport, type Section } from "./budget.ts";
import type { ReportSetting } from "../report-setting.ts";
import { fieldLines } from "./change-diff.ts";
import { code, codeBlock, htmlCode } from "./code.ts";
import { findingsTable } from "./findings.ts";
import { folded } from "./folded.ts";
import { hiddenMarker } from "./marker.ts";
import { behindText } from "../marker-texts.ts";
import { NOT_COMPARED, notKnownTexts } from "../not-known.ts";
import { leftAloneText } from "../whom-to-ask.ts";
import { prose } from "./prose.ts";
import { unselectedText } from "../plan-summary.ts";
import { leftOut } from "./table.ts";
import { minuteText } from "../../values/minute-text.ts";

/** What is not as it was applied or declared in a space, for an issue or the summary of a nightly job. */
export function renderDriftMarkdown(drift: Drift, setting: ReportSetting = {}): string {
  const findings = tellFindings(drift, driftDiagnostics(drift)).map(({ about, ...finding }) => ({
    ...finding,
    message: about === undefined ? finding.message : `${about}: ${finding.message}`,
  }));
  const alone = leftAloneText(drift);
  const title = `## Drift in ${code(drift.project)}, environment ${code(drift.environment)}`;
  return composeReport(setting, {
    words: true,
    opening: [hiddenMarker("drift", drift), title, headline(drift), ...(alone === undefined ? [] : [alone])].join(
      "\n\n",
    ),
    sections: [
      findingsTable(
        "### Findings",
        findings.filter(({ severity }) => severity === "error"),
        (finding) => wordIn(drift, finding),
      ),
      fieldSection("### Edited: applied → live", drift.edited),
      fieldSection(
        "### Not as declared: declared → live",
        drift.differing.filter(({ difference }) => difference === "fields"),
      ),
      findingsTable(
        "### Worth knowing",
        findings.filter(({ severity }) => severity !== "error"),
        wordOf,
      ),
    ],
    closing: closingOf(drift),
  });
}

/** The same of what has no marker in the space: what is there all the same is not called missing; a part that is gone is. */
function wordIn({ missing, differing }: Drift, finding: Diagnostic): string {
  const part = finding.code === "drift-differing" && differing.find(({ address }) => address === finding.address);
  if (part && part.difference === "missing") return "**missing**";
  const object =
    finding.code === "drift-missing" ? missing.find(({ address }) => address === finding.address) : undefined;
  const word = object && missingWord(object);
  if (word === undefined || word === "missing") return wordOf(finding);
  // A row says the rest beside it.
  return word.startsWith("not in the space") ? "**not in the space**" : word;
}

/** What a finding is called in its row: the words of the headline, with what is gone or cannot be computed in bold. */
function wordOf({ code: rule, severity }: Diagnostic): string {
  return words[rule] ?? severity;
}

const words: Partial<Record<RuleCode, string>> = {
  "drift-unread": "**not read**",
  "drift-edited": "edited",
  "drift-missing": "**missing**",
  "drift-vanished": "**missing**",
  "drift-differing": "not as declared",
  "drift-troubled": "**in trouble**",
  "drift-expiring": "in trouble",
  "drift-dead-key": "in trouble",
  "drift-unmanaged": "unmanaged",
  "drift-pending": "pending",
};

function headline(drift: Drift): string {
  const { text, rest } = driftVerdict(drift);
  return `**${text}**${rest}`;
}

function fieldSection(title: string, objects: readonly DriftedObject[]): Section {
  const entries = objects.map(({ address, fields }) => {
    const lines = fields.flatMap((each) =>
      fieldLines({ ...each, before: each.applied, after: each.live }, driftNotes(each), "-"),
    );
    return [`<details><summary>${htmlCode(address)}</summary>`, codeBlock(lines, "diff"), "</details>"].join("\n\n");
  });
  return {
    head: `${title}\n\n`,
    entries,
    separator: "\n\n",
    rest: (left) => leftOut(left, "difference"),
  };
}

function closingOf(drift: Drift): string {
  const { space, createdAt, known = [], notCompared = [] } = drift;
  const line = [
    `Space ${code(space.id)}, read at ${code(minuteText(createdAt))}.`,
    ...notComparedTexts(drift).map((text) =>
      prose(
        text,
        notCompared.flatMap(({ addresses }) => addresses),
      ),
    ),
    ...(drift.behind ? [prose(behindText(drift.behind, commandLine("apply", drift.reach)))] : []),
    ...[unselectedText(drift, code)].filter(Boolean),
    ...knownTexts(known),
    ...pendingTexts(drift).map((text) => prose(text)),
  ].join(" ");
  return `${folded(NOT_COMPARED, notKnownTexts(drift))}${line}`;
}
