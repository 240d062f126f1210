import { readFileSync } from "node:fs";
import { text as readStream } from "node:stream/consumers";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { SourceText } from "../../diagnostics/source-text.ts";
import { formatQueries, type FormattedFile } from "../../manifest/format-queries.ts";
import type { Findings, FoundProject } from "../../planning/open-project.ts";
import { showPath } from "../../project/show-path.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import type { CommandIo } from "../io.ts";

/** A file that was formatted, under the name that people see. */
export interface FmtFile extends FormattedFile {
  file: string;
  /** What the file starts with: a byte order mark or nothing. */
  mark: string;
  /** The whole text as it was. */
  before: string;
}

/**
 * Formats the files of a project. The meaning of a query is compared in every environment.
 *
 * @param isMeant Whether a file is to be formatted, by the path that people see. It must be free of errors.
 */
export function formatFiles(io: CommandIo, found: FoundProject, isMeant: (file: string) => boolean): FmtFile[] {
  return found.files.flatMap((path) => {
    const file = showPath(path, io.cwd);
    return isMeant(file) ? [format(file, readFileSync(path, "utf8"), found)] : [];
  });
}

/**
 * Formats standard input as a manifest file of a project.
 *
 * @param findings Gets the faults of the text. When it has any, nothing is formatted.
 */
export async function formatInput(io: CommandIo, found: FoundProject, findings: Findings): Promise<FmtFile[]> {
  const file = "<stdin>";
  const before = await readStream(io.stdin);
  const source = new SourceText(file, before.slice(markOf(before).length));
  const { diagnostics } = parseYaml(source);
  findings.diagnostics.push(...diagnostics);
  findings.sources.set(file, source);
  return hasErrors(diagnostics) ? [] : [format(file, before, found)];
}

function format(file: string, before: string, { project }: FoundProject): FmtFile {
  const scopes = [...project.environments.values()].map((environment) => ({ environment }));
  const mark = markOf(before);
  return { file, mark, before, ...formatQueries(new SourceText(file, before.slice(mark.length)), scopes) };
}

function markOf(text: string): string {
  return text.startsWith("\uFEFF") ? "\uFEFF" : "";
}
