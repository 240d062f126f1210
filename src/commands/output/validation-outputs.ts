import { renderValidationJson } from "../../report/json/validation-json.ts";
import { validationIdentity, type ValidationReport } from "../../report/validation-report.ts";
import { renderValidationText } from "../../report/text/validation-text.ts";
import { forSummary } from "../../report/report-setting.ts";
import { githubContext } from "./github-context.ts";
import type { CommandIo } from "../io.ts";
import type { findingFormats } from "./output-format.ts";
import type { Renderers } from "./outputs.ts";
import { repositoryPlaces } from "./repository-place.ts";
import { sarifOptions } from "./sarif-options.ts";

/** A format of findings about files. */
export type ValidationFormat = (typeof findingFormats)[number];

/** What `validate` found in each of its formats. As text, the findings stand on stderr. */
export function validationRenderers(io: CommandIo, report: ValidationReport): Renderers<ValidationFormat> {
  const markdown = async (setting = io.setting): Promise<string> =>
    (await import("../../report/markdown/validation-markdown.ts")).renderValidationMarkdown(report, setting);
  return {
    text: () => renderValidationText(report, io.style.stdout),
    json: () => renderValidationJson(report),
    sarif: async () =>
      (await import("../../report/sarif/sarif.ts")).renderSarif(
        report.diagnostics,
        sarifOptions(io, validationIdentity(report), report.projectFile),
      ),
    junit: async () =>
      (await import("../../report/junit/validation-junit.ts")).renderValidationJunit(report, {
        placeOf: repositoryPlaces(io),
      }),
    markdown,
    github: async () =>
      (await import("../../report/github/validation-github.ts")).renderValidationGithub(
        report,
        githubContext(io, await markdown(forSummary(io.setting))),
      ),
  };
}
