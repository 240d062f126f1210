import type { ReportIdentity } from "../../report/report-identity.ts";
import type { FailureReport } from "../../report/failure-report.ts";
import { renderFailureJson } from "../../report/json/failure-json.ts";
import { forSummary } from "../../report/report-setting.ts";
import { githubContext } from "./github-context.ts";
import type { CommandIo } from "../io.ts";
import type { OutputFormat, OutputOptions } from "./output-format.ts";
import { textOf, writeToJob, type Rendering } from "./outputs.ts";
import { writeOutputFile } from "./output-file.ts";
import { nameTarget } from "./name-target.ts";
import { sarifOptions } from "./sarif-options.ts";

const markdown = async (
  failure: FailureReport,
  { setting }: Pick<CommandIo, "setting">,
  about?: ReportIdentity,
): Promise<string> =>
  (await import("../../report/markdown/failure-markdown.ts")).renderFailureMarkdown(failure, setting, about);

/** How a failure is rendered. */
const failureRenderers: Record<
  OutputFormat,
  (failure: FailureReport, io: CommandIo, about?: ReportIdentity) => Promise<Rendering>
> = {
  // The text stands on stderr, whatever the format.
  text: () => Promise.resolve(""),
  table: () => Promise.resolve(""),
  csv: () => Promise.resolve(""),
  yaml: () => Promise.resolve(""),
  json: (failure) => Promise.resolve(renderFailureJson(failure)),
  sarif: async (failure, io, about) =>
    (await import("../../report/sarif/sarif.ts")).renderFailureSarif(failure, sarifOptions(io, about)),
  junit: async (failure, _, about) =>
    (await import("../../report/junit/failure-junit.ts")).renderFailureJunit(failure, about),
  markdown,
  html: async (failure, _, about) =>
    (await import("../../report/html/failure-html.ts")).renderFailureHtml(failure, about),
  github: async (failure, io, about) =>
    (await import("../../report/github/failure-github.ts")).renderFailureGithub(
      failure,
      githubContext(io, await markdown(failure, { setting: forSummary(io.setting) }, about)),
    ),
};

/**
 * Writes a failure wherever the result was to go, so that stdout always parses and no file of an earlier run is taken for
 * the result of this one. A file that cannot be written is told on stderr and changes nothing.
 */
export async function writeFailure(
  io: CommandIo,
  { format, out = [], about }: OutputOptions,
  failure: FailureReport,
): Promise<void> {
  const formats = [format, ...out.map((target) => target.format)];
  const isReported = formats.some((each) => each !== "text" && each !== "json");
  const identity = about && isReported ? { ...about, ...(await nameTarget(io, about)) } : about;
  const render = (wanted: OutputFormat): Promise<Rendering> => failureRenderers[wanted](failure, io, identity);
  for (const { file, format } of out)
    await writeOutputFile(io, file, textOf(await render(format)), { format }).catch(() =>
      io.stderr(`${file} could not be written, so it does not contain this failure.\n`),
    );
  if (formats.includes("github")) await writeToJob(io, [await render("github")]).catch(() => {});
  io.stdout(textOf(await render(format)));
}
