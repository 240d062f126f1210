import type { ApplyResult } from "../../apply/outcome.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import type { WaysOn } from "../../report/result-summary.ts";
import { renderResultJson } from "../../report/json/result-json.ts";
import { renderResultText } from "../../report/text/result-text.ts";
import { forSummary } from "../../report/report-setting.ts";
import { githubContext } from "./github-context.ts";
import type { CommandIo } from "../io.ts";
import type { resultFormats } from "./output-format.ts";
import { withoutSecrets } from "./redaction.ts";
import type { Renderers } from "./outputs.ts";

/** A format of what became of an apply. */
export type ResultFormat = (typeof resultFormats)[number];

/** What became of an apply in each of its formats. */
export function resultRenderers(
  io: CommandIo,
  wholePlan: Plan,
  wholeResult: ApplyResult,
  waysOn: WaysOn,
): Renderers<ResultFormat> {
  const [plan, result] = [withoutSecrets(io, wholePlan), withoutSecrets(io, wholeResult)];
  const markdown = async (setting = io.setting): Promise<string> =>
    (await import("../../report/markdown/result-markdown.ts")).renderResultMarkdown(plan, result, waysOn, setting);
  return {
    text: () => renderResultText(plan, result, io.style.stdout, waysOn),
    json: () => renderResultJson(plan, result),
    markdown,
    github: async () =>
      (await import("../../report/github/result-github.ts")).renderResultGithub(
        plan,
        result,
        githubContext(io, await markdown(forSummary(io.setting))),
        waysOn,
      ),
  };
}
