import { renderTestJson } from "../../report/json/test-json.ts";
import type { TestReport } from "../../report/test-report.ts";
import { renderTestText } from "../../report/text/test-text.ts";
import type { CommandIo } from "../io.ts";
import { forSummary } from "../../report/report-setting.ts";
import { githubContext } from "./github-context.ts";
import type { testFormats } from "./output-format.ts";
import type { Renderers } from "./outputs.ts";
import { repositoryPlaces } from "./repository-place.ts";

/** What tests gave, in each of its formats. */
export function testRenderers(io: CommandIo, report: TestReport): Renderers<(typeof testFormats)[number]> {
  const markdown = async (setting = io.setting): Promise<string> =>
    (await import("../../report/markdown/test-markdown.ts")).renderTestMarkdown(report, setting);
  return {
    text: () => renderTestText(report, io.style.stdout),
    json: () => renderTestJson(report),
    junit: async () =>
      (await import("../../report/junit/test-junit.ts")).renderTestJunit(report, { placeOf: repositoryPlaces(io) }),
    markdown,
    github: async () =>
      (await import("../../report/github/test-github.ts")).renderTestGithub(
        report,
        githubContext(io, await markdown(forSummary(io.setting))),
      ),
  };
}
