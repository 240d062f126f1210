import type { Drift } from "../../drift/drift.ts";
import { renderDriftJson } from "../../report/json/drift-json.ts";
import { renderDriftText } from "../../report/text/drift-text.ts";
import { forSummary } from "../../report/report-setting.ts";
import { githubContext } from "./github-context.ts";
import type { CommandIo } from "../io.ts";
import type { driftFormats } from "./output-format.ts";
import type { Renderers } from "./outputs.ts";
import { withoutSecrets } from "./redaction.ts";
import { repositoryPlaces } from "./repository-place.ts";
import { sarifOptions } from "./sarif-options.ts";

/** A format of what moved in a space. */
export type DriftFormat = (typeof driftFormats)[number];

/** What moved in a space in each of its formats. @param projectFile As people see it. */
export function driftRenderers(io: CommandIo, whole: Drift, projectFile: string): Renderers<DriftFormat> {
  const drift = withoutSecrets(io, whole);
  const identity = { command: "drift", project: drift.project, environment: drift.environment };
  const markdown = async (setting = io.setting): Promise<string> =>
    (await import("../../report/markdown/drift-markdown.ts")).renderDriftMarkdown(drift, setting);
  return {
    text: () => renderDriftText(drift, io.style.stdout),
    json: () => renderDriftJson(drift),
    sarif: async () => {
      const { driftDiagnostics } = await import("../../drift/drift-diagnostics.ts");
      const { renderSarif } = await import("../../report/sarif/sarif.ts");
      return renderSarif(driftDiagnostics(drift), {
        ...sarifOptions(io, identity, projectFile),
        unselected: drift.unselected,
      });
    },
    junit: async () =>
      (await import("../../report/junit/drift-junit.ts")).renderDriftJunit(drift, { placeOf: repositoryPlaces(io) }),
    markdown,
    html: async () => (await import("../../report/html/drift-html.ts")).renderDriftHtml(drift, io.setting),
    github: async () =>
      (await import("../../report/github/drift-github.ts")).renderDriftGithub(
        drift,
        githubContext(io, await markdown(forSummary(io.setting))),
      ),
  };
}
