import { hasErrors } from "../diagnostics/diagnostic.ts";
import { plural, type Style } from "../report/style.ts";
import { renderValidationJson, type ValidationReport } from "../report/validation-report.ts";
import type { CommandIo } from "./io.ts";
import type { findingFormats } from "./output-format.ts";
import type { Renderers } from "./outputs.ts";
import { programVersion } from "./version.ts";

/** A format of findings about files. */
export type ValidationFormat = (typeof findingFormats)[number];

/** What `validate` found in each of its formats. As text, the findings stand on stderr. */
export function validationRenderers(io: CommandIo, report: ValidationReport): Renderers<ValidationFormat> {
  return {
    text: () => renderVerdict(report, io.style.stdout),
    json: () => renderValidationJson(report),
    sarif: async () =>
      (await import("../report/sarif/sarif.ts")).renderSarif(report.diagnostics, { version: programVersion }),
    junit: async () => (await import("../report/junit/validation-junit.ts")).renderValidationJunit(report),
    markdown: async () => (await import("../report/markdown/validation-markdown.ts")).renderValidationMarkdown(report),
  };
}

function renderVerdict({ files, manifests, environments, diagnostics }: ValidationReport, style: Style): string {
  if (hasErrors(diagnostics)) return "";
  const where = `${plural(environments.length, "environment")}: ${environments.join(", ")}`;
  return `${style.green("Valid:")} ${plural(manifests, "manifest")} in ${plural(files.length, "file")} (${where}).\n`;
}
