import { distinctDiagnostics, placeText, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { unifiedDiff } from "../importing/unified-diff.ts";
import { escapeControls } from "../values/printable.ts";
import { CommandError } from "./command-error.ts";
import type { fmtDefinition } from "./definitions/files.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { formatFiles, formatInput, type FmtFile } from "./fmt/format-files.ts";
import { renderJson, renderList } from "./fmt/render-formatted.ts";
import type { CommandIo } from "./io.ts";
import { writeOutputFile } from "./output/output-file.ts";
import { tellFindings } from "./output/tell-findings.ts";
import { readManifests, readProject, type Findings } from "../planning/open-project.ts";
import { chooseFiles } from "./project/chosen-files.ts";
import { nextCommand } from "./definitions/next-command.ts";

type FmtOptions = OptionsOf<typeof fmtDefinition>;

/** `audiencectl fmt`: writes the queries of manifests in their canonical form. */
export async function run(io: CommandIo, options: FmtOptions, words: readonly string[] = []): Promise<ExitCode> {
  const isInput = words.includes("-");
  if (isInput) refuseBesideInput(options, words);
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject({ cwd: io.cwd, project: options.project }, findings);
  const { chosen, others } = chooseFiles(io, found?.files ?? [], found && !isInput ? words : []);
  if (found && !isInput)
    for (const environment of found.project.environments.values())
      await readManifests(io.cwd, found, environment, findings);
  const input = found && isInput ? await formatInput(io, found, findings) : [];
  const errors = sortDiagnostics(
    distinctDiagnostics(findings.diagnostics.filter(({ severity }) => severity === "error")),
  ).filter(({ source }) => !source || !others.has(source.file));
  // All files are formatted before the first is written: a bug in one of them must not leave half of the work done.
  const broken = new Set(errors.map(({ source }) => source?.file));
  const files = found && !isInput ? formatFiles(io, found, (file) => chosen.has(file) && !broken.has(file)) : input;
  const changed = files.filter(({ rewritten }) => rewritten.length > 0);
  const writes = options.check !== true && options.diff !== true;
  if (writes && !isInput) for (const { file, mark, text } of changed) await writeOutputFile(io, file, mark + text);
  if (options.format === "json") io.stdout(renderJson(files, errors));
  else if (options.diff) io.stdout(changed.map(diffOf).join(""));
  else io.stdout(writes && isInput ? files.map(({ mark, text }) => mark + text).join("") : renderList(changed));
  tellFindings(io, errors, findings.sources, { blank: false });
  for (const { source, reason } of files.flatMap(({ skipped }) => skipped))
    io.stderr(`${escapeControls(placeText(source))}: left as it is: ${reason}\n`);
  const refused = options.check === true && changed.length > 0;
  if (refused) io.stderr(`${io.style.stderr.cyan("Hint:")} run ${nextCommand("fmt", options)} to rewrite them\n`);
  return errors.length > 0 || refused ? exitCodes.failed : exitCodes.done;
}

function diffOf({ file, before, mark, text }: FmtFile): string {
  return unifiedDiff(file, before, mark + text);
}

/** @throws {CommandError} when something cannot go together with standard input. */
function refuseBesideInput({ format }: FmtOptions, words: readonly string[]): void {
  if (words.length > 1) throw usage("- stands for standard input, and goes without files", "leave the files out");
  if (format === "json") throw usage("with -, the formatted text is what is printed", "leave --format json out");
}

function usage(message: string, hint: string): CommandError {
  return new CommandError(message, { code: "usage", hint });
}
