import type { Drift } from "../plan/drift.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { renderDriftJson } from "../report/drift-json.ts";
import { renderDriftText } from "../report/drift-text.ts";
import { githubContext } from "./github-context.ts";
import type { CommandIo } from "./io.ts";
import type { driftFormats } from "./output-format.ts";
import type { Renderers } from "./outputs.ts";

/** A format of what moved in a space. */
export type DriftFormat = (typeof driftFormats)[number];

/** What moved in a space in each of its formats. */
export function driftRenderers(io: CommandIo, plan: Plan, drift: Drift): Renderers<DriftFormat> {
  return {
    text: () => renderDriftText(plan, drift, io.style.stdout),
    json: () => renderDriftJson(plan, drift),
    github: async () =>
      (await import("../report/github/drift-github.ts")).renderDriftGithub(plan, drift, githubContext(io)),
  };
}
