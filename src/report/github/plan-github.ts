import { ADOPT_WITH_CHANGES, countedAs, type CountedAction } from "../../plan/change/counted-as.ts";
import { markersTold } from "../../plan/change/markers-told.ts";
import { isChange } from "../../plan/change/is-change.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { renderPlanText } from "../text/plan-text.ts";
import { createStyle } from "../style.ts";
import type { GithubContext } from "./github-context.ts";
import type { OutputsOf } from "./github-outputs.ts";
import type { GithubReport } from "./github-report.ts";
import { guardText } from "./guard-text.ts";
import { annotatePlan } from "./plan-annotations.ts";
import { renderAnnotations } from "./render-annotations.ts";

/** A plan for a job on GitHub: what it refuses, destroys or warns of stands beside the manifests. */
export function renderPlanGithub(plan: Plan, context: GithubContext): GithubReport {
  return {
    log: guardText(renderPlanText(plan, createStyle(false), context)) + renderAnnotations(annotatePlan(plan), context),
    summary: context.summary,
    outputs: outputsOf(plan),
  };
}

function outputsOf({ changes, refused, digest }: Plan): OutputsOf<"plan"> {
  const counts = changes.map(countedAs);
  const number = (wanted: CountedAction): string => String(counts.filter((each) => each === wanted).length);
  return {
    changes: String(changes.filter(isChange).length),
    creates: number("create"),
    updates: number("update"),
    replaces: number("replace"),
    deletes: number("delete"),
    adopts: number("adopt"),
    "adopts-with-changes": number(ADOPT_WITH_CHANGES),
    marks: String(changes.filter(({ action }) => action === "mark").length + markersTold(changes).length),
    refused: String(refused.length),
    digest,
  };
}
