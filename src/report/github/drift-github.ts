import { driftDiagnostics } from "../../drift/drift-diagnostics.ts";
import { hasDrift, type Drift } from "../../drift/find-drift.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { renderDriftText } from "../text/drift-text.ts";
import { createStyle } from "../style.ts";
import { annotateFinding } from "./annotation.ts";
import type { GithubContext } from "./github-context.ts";
import type { OutputsOf } from "./github-outputs.ts";
import type { GithubReport } from "./github-report.ts";
import { guardText } from "./guard-text.ts";
import { renderAnnotations } from "./render-annotations.ts";

/** What moved in a space for a job on GitHub, each finding beside the manifest of its object. */
export function renderDriftGithub(plan: Plan, drift: Drift, context: GithubContext): GithubReport {
  const annotations = driftDiagnostics(plan, drift).map(annotateFinding);
  return {
    log: guardText(renderDriftText(plan, drift, createStyle(false))) + renderAnnotations(annotations, context),
    summary: context.summary,
    outputs: outputsOf(drift),
  };
}

function outputsOf(drift: Drift): OutputsOf<"drift"> {
  const number = (group: Exclude<keyof Drift, "known" | "asked">): string => String(drift[group].length);
  return {
    drift: String(hasDrift(drift)),
    edited: number("edited"),
    missing: number("missing"),
    vanished: number("vanished"),
    differing: number("differing"),
    troubled: number("troubled"),
    unmanaged: number("unmanaged"),
    pending: number("pending"),
  };
}
