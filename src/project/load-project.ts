import { findUnknownDefault } from "./default-environment.ts";
import { findSharedSpaces } from "./shared-spaces.ts";
import { existsSync, lstatSync } from "node:fs";
import path from "node:path";
import schema from "../../schemas/project.schema.json" with { type: "json" };
import { hasErrors, sortDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { limitFindings } from "../yaml/limit-findings.ts";
import { emptyFileDiagnostic, parseYaml } from "../yaml/parse-yaml.ts";
import { readTextFile } from "../yaml/read-text-file.ts";
import type { SchemaRules } from "../yaml/schema-context.ts";
import { loadSchemaCheck } from "../yaml/validate.ts";
import { headRange, type YamlDocument } from "../yaml/yaml-document.ts";
import { findReservedSecrets } from "./reserved-secrets.ts";
import { hasManifestName, isGitData } from "./manifest-name.ts";
import { normaliseProject } from "./normalise-project.ts";
import type { Project } from "./project.ts";
import { isOutside, repositoryOf } from "./repository.ts";
import { showPath } from "./show-path.ts";

const rules: SchemaRules = {
  unknownField: "project-unknown-field",
  missingField: "project-missing-field",
  null: "project-null",
  wrongType: "project-wrong-type",
  invalidValue: "project-invalid-value",
};

/** A project, or what is wrong with its file. Warnings may come with a project. */
export interface LoadedProject {
  project?: Project;
  /** The text of the file as far as it could be read, for code frames. */
  source?: SourceText;
  diagnostics: Diagnostic[];
}

/**
 * Reads, checks and normalises a project file.
 *
 * @param file Path of the file.
 * @param cwd The folder that shown paths are relative to. @default process.cwd()
 */
export async function loadProject(file: string, cwd: string = process.cwd()): Promise<LoadedProject> {
  const absolute = path.resolve(cwd, file);
  const shown = showPath(absolute, cwd);
  if (!existsSync(absolute)) return { diagnostics: [missingFile(shown)] };
  const repository = repositoryOf(path.dirname(absolute));
  if (isOutside(repository, absolute)) return { diagnostics: [linkedOut(shown, repository)] };
  if (isGitData(repository, absolute) || (isLink(absolute) && !hasManifestName(absolute)))
    return { diagnostics: [linkedAway(shown)] };
  const { source, diagnostics: unreadable } = readTextFile(absolute, shown);
  if (!source) return { diagnostics: unreadable };
  const { document, diagnostics } = checkProjectText(source);
  if (!document || hasErrors(diagnostics)) return { source, diagnostics: limitFindings(sortDiagnostics(diagnostics)) };
  const project = normaliseProject(document, absolute);
  diagnostics.push(...findUnknownDefault(project), ...findSharedSpaces(project), ...findReservedSecrets(project));
  return hasErrors(diagnostics) ? { source, diagnostics } : { project, source, diagnostics };
}

/** The document of a project file, and what is wrong with it as YAML and by its schema. */
export function checkProjectText(source: SourceText): {
  document: YamlDocument | undefined;
  diagnostics: Diagnostic[];
} {
  const { documents, diagnostics } = parseYaml(source);
  const [document, second] = documents;
  if (!document && diagnostics.length === 0) diagnostics.push(emptyFileDiagnostic(source, "error"));
  if (second?.value !== undefined) diagnostics.push(secondDocument(second));
  if (document) {
    const check = loadSchemaCheck(schema, rules);
    diagnostics.push(...check(document));
  }
  return { document, diagnostics };
}

function missingFile(shown: string): Diagnostic {
  const message = `there is no project file ${shown}`;
  return { code: "project-not-found", severity: "error", message, hint: "check the path given with --project" };
}

function linkedOut(shown: string, repository: string): Diagnostic {
  const message = `${shown} is a link that leads out of the repository ${repository}, so it is not read`;
  return { code: "project-outside-repository", severity: "error", message, hint: "put the file itself there" };
}

/** A name that was given by hand may end as it likes; where a link leads is part of a proposed change. */
function isLink(file: string): boolean {
  return lstatSync(file).isSymbolicLink();
}

function linkedAway(shown: string): Diagnostic {
  const message = `${shown} leads to a file that is no project file by its name or lies in a .git folder, so it is not read`;
  const hint = "put the file itself there, or link a .yaml, .yml or .json file outside of .git";
  return { code: "project-not-a-manifest", severity: "error", message, hint };
}

function secondDocument(document: YamlDocument): Diagnostic {
  return {
    code: "project-several-documents",
    severity: "error",
    message: "a second document starts here",
    hint: "move manifests to files of their own",
    source: headRange(document, ""),
  };
}
