import type { Plan } from "../../plan/generated/plan.ts";
import { writePlan } from "../../plan/file/saved-plan.ts";
import { renderPlanText } from "../../report/text/plan-text.ts";
import { forSummary, type ReportSetting } from "../../report/report-setting.ts";
import { githubContext } from "./github-context.ts";
import type { CommandIo } from "../io.ts";
import type { planFormats } from "./output-format.ts";
import { nextCommand } from "../definitions/next-command.ts";
import { withoutSecrets } from "./redaction.ts";
import type { Renderers } from "./outputs.ts";

/** A format of plans. */
export type PlanFormat = (typeof planFormats)[number];

/** The command line that tells what moved in the space of a plan. */
export function driftCommand(io: CommandIo, { environment }: Pick<Plan, "environment">): string {
  return nextCommand("drift", { ...io.given, env: environment });
}

/** A plan in each of its formats. As JSON it is what `--save` writes, to the letter, because an apply goes by it. */
export function planRenderers(io: CommandIo, whole: Plan): Renderers<PlanFormat> {
  const plan = withoutSecrets(io, whole);
  const setting = { ...io.setting, drift: driftCommand(io, plan) };
  const markdown = async (wanted: ReportSetting = setting): Promise<string> =>
    (await import("../../report/markdown/plan-markdown.ts")).renderPlanMarkdown(plan, wanted);
  return {
    text: () => renderPlanText(plan, io.style.stdout, setting),
    json: () => writePlan(whole),
    markdown,
    html: async () => (await import("../../report/html/plan-html.ts")).renderPlanHtml(plan, setting),
    github: async () =>
      (await import("../../report/github/plan-github.ts")).renderPlanGithub(plan, {
        ...githubContext(io, await markdown(forSummary(setting))),
        drift: setting.drift,
      }),
  };
}
