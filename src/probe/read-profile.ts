import schema from "../../schemas/profile.schema.json" with { type: "json" };
import { hasErrors, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { emptyFileDiagnostic, parseYaml } from "../yaml/parse-yaml.ts";
import { readTextFile } from "../yaml/read-text-file.ts";
import type { SchemaRules } from "../yaml/schema-context.ts";
import { loadSchemaCheck } from "../yaml/validate.ts";
import { compileProfileSchema } from "./compile-profile-schema.ts";
import type { Profile } from "./generated/profile.ts";
import { findFutureDay, findProfileFaults } from "./profile-faults.ts";

/** A profile, or what is wrong with its file. */
export interface LoadedProfile {
  profile?: Profile;
  /** The text of the file as far as it could be read, for code frames. */
  source?: SourceText;
  diagnostics: Diagnostic[];
}

const rules: SchemaRules = {
  unknownField: "project-profile-invalid",
  missingField: "project-profile-invalid",
  null: "project-profile-invalid",
  wrongType: "project-profile-invalid",
  invalidValue: "project-profile-invalid",
};

const PROBE_AGAIN = "the profile may be of another version of audiencectl: run audiencectl probe with this one";

/**
 * Reads the file of a profile. It may come from anybody, so every setting is held against what the simulator knows.
 *
 * @param file The file to open.
 * @param shown Its path as people should see it.
 * @param nowMs In milliseconds since 1970. Default: now.
 */
export function readProfile(file: string, shown: string, nowMs = Date.now()): LoadedProfile {
  const { source, diagnostics: unreadable } = readTextFile(file, shown);
  if (!source) return { diagnostics: unreadable };
  // JSON is YAML, and this reader knows where each value stands.
  const { documents, diagnostics } = parseYaml(source);
  const [document] = documents;
  if (!document && diagnostics.length === 0) diagnostics.push(emptyFile(source));
  if (document) diagnostics.push(...loadSchemaCheck(schema, rules, compileProfileSchema)(document));
  if (!document || hasErrors(diagnostics)) return { source, diagnostics };
  // The schema check is what makes this true.
  const profile = document.value as unknown as Profile;
  const faults = findProfileFaults(profile, document);
  if (hasErrors(faults)) return { source, diagnostics: faults };
  return { profile, source, diagnostics: [...diagnostics, ...findFutureDay(profile, document, nowMs)] };
}

function emptyFile(source: SourceText): Diagnostic {
  const message = `${source.file} is empty`;
  return { ...emptyFileDiagnostic(source, "error"), code: "project-profile-invalid", message, hint: PROBE_AGAIN };
}
