import { judge, type ApplyResult, type Outcome } from "../../apply/outcome.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { escapeControls } from "../../values/printable.ts";
import { unselectedText } from "../plan-summary.ts";
import { waysOf, type WaysOn } from "../result-summary.ts";
import { renderResultText } from "../text/result-text.ts";
import { createStyle } from "../style.ts";
import type { GithubContext } from "./github-context.ts";
import type { OutputsOf } from "./github-outputs.ts";
import type { GithubReport } from "./github-report.ts";
import { guardText } from "./guard-text.ts";
import { renderAnnotations } from "./render-annotations.ts";
import { annotateResult } from "./result-annotations.ts";

/**
 * What became of an apply for a job on GitHub, with what is not done beside the manifests.
 *
 * @param waysOn Default: as far as the plan leads.
 */
export function renderResultGithub(
  plan: Plan,
  result: ApplyResult,
  context: GithubContext,
  waysOn: WaysOn = waysOf(plan),
): GithubReport {
  const left = unselectedText(plan);
  const aside = left === "" ? "" : `${escapeControls(left)}\n`;
  const text = renderResultText(plan, result, createStyle(false), waysOn) + aside;
  return {
    log: guardText(text) + renderAnnotations(annotateResult(plan, result, waysOn), context),
    summary: context.summary,
    outputs: outputsOf(result),
  };
}

function outputsOf(result: ApplyResult): OutputsOf<"apply"> {
  const number = (wanted: Outcome["status"]): string =>
    String(result.outcomes.filter(({ status }) => status === wanted).length);
  return {
    verdict: judge(result),
    done: number("done"),
    failed: number("failed"),
    skipped: number("skipped"),
    stale: number("stale"),
  };
}
