import { readFileSync } from "node:fs";
import { distinctDiagnostics, placeText, sortDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { SourceText } from "../diagnostics/source-text.ts";
import { formatQueries, type FormattedFile } from "../manifest/format-queries.ts";
import { showPath } from "../project/show-path.ts";
import { printJson } from "../report/print-json.ts";
import { tellFindings } from "./output/tell-findings.ts";
import { escapeControls } from "../values/printable.ts";
import type { fmtDefinition } from "./definitions/files.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { readManifests, readProject, type Findings, type FoundProject } from "../planning/open-project.ts";
import { writeOutputFile } from "./output/output-file.ts";

/** A file that can be formatted, under the name that people see. */
interface FmtFile extends FormattedFile {
  file: string;
  /** What the file starts with: a byte order mark or nothing. */
  mark: string;
}

/** `audiencectl fmt`: writes the queries of all manifests in their canonical form. */
export async function run(io: CommandIo, options: OptionsOf<typeof fmtDefinition>): Promise<ExitCode> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject({ cwd: io.cwd, project: options.project }, findings);
  for (const environment of found?.project.environments.values() ?? [])
    if (found) await readManifests(io.cwd, found, environment, findings);
  const errors = sortDiagnostics(
    distinctDiagnostics(findings.diagnostics.filter(({ severity }) => severity === "error")),
  );
  // All files are formatted before the first is written: a bug in one of them must not leave half of the work done.
  const files = found ? formatFiles(io, found, new Set(errors.map(({ source }) => source?.file))) : [];
  const changed = files.filter(({ rewritten }) => rewritten.length > 0);
  if (options.check !== true) for (const { file, mark, text } of changed) await writeOutputFile(io, file, mark + text);

  io.stdout(options.format === "json" ? renderJson(files, errors) : changed.map(renderFile).join(""));
  tellFindings(io, errors, findings.sources, { blank: false });
  for (const { source, reason } of files.flatMap(({ skipped }) => skipped))
    io.stderr(`${escapeControls(placeText(source))}: left as it is: ${reason}\n`);
  const refused = options.check === true && changed.length > 0;
  if (refused) io.stderr(`${io.style.stderr.cyan("Hint:")} run audiencectl fmt to rewrite them\n`);
  return errors.length > 0 || refused ? exitCodes.failed : exitCodes.done;
}

/** Formats every file without errors. The meaning of a query is compared in every environment. */
function formatFiles(io: CommandIo, { project, files }: FoundProject, broken: ReadonlySet<unknown>): FmtFile[] {
  const scopes = [...project.environments.values()].map((environment) => ({ environment }));
  return files.flatMap((path) => {
    const file = showPath(path, io.cwd);
    if (broken.has(file)) return [];
    const text = readFileSync(path, "utf8");
    const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
    return [{ file, mark, ...formatQueries(new SourceText(file, text.slice(mark.length)), scopes) }];
  });
}

function renderFile({ file, rewritten }: FmtFile): string {
  return `${escapeControls(file)}: ${rewritten.length} ${rewritten.length === 1 ? "query" : "queries"}\n`;
}

/** For machines: the files that were rewritten, or would be, and all that was left alone. */
function renderJson(files: readonly FmtFile[], diagnostics: readonly Diagnostic[]): string {
  const result = {
    files: files.length,
    queries: files.reduce((sum, { queries }) => sum + queries, 0),
    rewritten: files.flatMap(({ rewritten }) => rewritten),
    skipped: files.flatMap(({ skipped }) => skipped),
    diagnostics,
  };
  return printJson(result);
}
