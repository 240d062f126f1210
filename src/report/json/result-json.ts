import { judge, type ApplyResult } from "../../apply/outcome.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { doneByKind } from "../done-counts.ts";
import { printJson } from "../print-json.ts";

/** What became of an apply for machines. Ends with a line break. */
export function renderResultJson(plan: Plan, result: ApplyResult): string {
  const { project, environment, space, digest, unselected } = plan;
  return printJson({
    formatVersion: 1,
    project,
    environment,
    space,
    digest,
    verdict: judge(result),
    done: doneByKind(result.outcomes),
    ...result,
    ...(unselected && { unselected }),
  });
}
