import type { FindingGroup } from "../../drift/known-finding.ts";
import { driftDiagnostics } from "../../drift/drift-diagnostics.ts";
import { hasDrift, isComplete, type Drift } from "../../drift/drift.ts";
import { renderDriftText } from "../text/drift-text.ts";
import { createStyle } from "../style.ts";
import { annotateFinding } from "./annotation.ts";
import type { GithubContext } from "./github-context.ts";
import type { OutputsOf } from "./github-outputs.ts";
import type { GithubReport } from "./github-report.ts";
import { guardText } from "./guard-text.ts";
import { renderAnnotations } from "./render-annotations.ts";

/** What moved in a space for a job on GitHub, each finding beside the manifest of its object. */
export function renderDriftGithub(drift: Drift, context: GithubContext): GithubReport {
  const annotations = driftDiagnostics(drift).map(annotateFinding);
  return {
    log: guardText(renderDriftText(drift, createStyle(false))) + renderAnnotations(annotations, context),
    summary: context.summary,
    outputs: outputsOf(drift),
  };
}

function outputsOf(drift: Drift): OutputsOf<"drift"> {
  const number = (group: FindingGroup | "pending"): string => String(drift[group].length);
  return {
    drift: hasDrift(drift) || isComplete(drift) ? String(hasDrift(drift)) : "unknown",
    edited: number("edited"),
    missing: number("missing"),
    vanished: number("vanished"),
    differing: number("differing"),
    troubled: number("troubled"),
    unmanaged: number("unmanaged"),
    pending: number("pending"),
  };
}
