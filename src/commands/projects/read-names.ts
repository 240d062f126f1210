import path from "node:path";
import { placeText, sortDiagnostics } from "../../diagnostics/diagnostic.ts";
import { SourceText } from "../../diagnostics/source-text.ts";
import { isJsonObject, member, type JsonValue } from "../../values/json.ts";
import { isLabel } from "../../values/label.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { CommandError } from "../command-error.ts";
import { checkProjectText } from "../../project/load-project.ts";
import { ownerOfVariable } from "../../project/reserved-variables.ts";
import type { NamedProject } from "./target.ts";

/** What a project file says of itself, read without its schema. */
export interface FoundProject extends NamedProject {
  previousNames: readonly string[];
  /** The environment variables that manifests may name. */
  secrets: readonly string[];
  /** Where each environment leads, in the order of the file. */
  places: readonly EnvironmentPlace[];
  /** Whether it reads manifests, tests or profiles from outside of its folder. */
  leavesFolder: boolean;
  /** Whether it declares nothing any more and lets go of all that it had. */
  letsGo: boolean;
}

/** An environment by what its file says of it. */
export interface EnvironmentPlace {
  name: string;
  previousNames: readonly string[];
  /** The space's id or slug. Left out: the file does not say it. */
  space?: string;
  /** Where the workspace lives. Left out: the file does not say it. */
  region?: string;
  /** The file with what was measured of the space, from the project's folder. Left out: none. */
  profile?: string;
}

/**
 * What pipelines need of a project file.
 *
 * @param file Its path for people.
 * @throws {CommandError} when it does not say its name and its environments.
 */
export function readProjectNames(file: string, text: string): FoundProject {
  const source = new SourceText(file, text);
  const [document] = parseYaml(source).documents;
  const value = document?.value;
  const spec = at(value, "spec");
  const metadata = at(value, "metadata");
  const [name, uid] = [at(metadata, "name"), at(metadata, "uid")];
  const places = placesIn(at(spec, "environments"));
  if (typeof name !== "string" || !isLabel(name) || places.length === 0) throw unreadable(source);
  const globs = at(spec, "manifests");
  return {
    name,
    ...(typeof uid === "string" && { uid }),
    previousNames: textsIn(at(metadata, "previousNames")),
    secrets: textsIn(at(spec, "secrets")).filter(isSecret),
    environments: places.map((place) => place.name),
    places,
    folder: path.posix.dirname(file),
    leavesFolder: [
      ...textsIn(globs),
      ...textsIn(at(spec, "tests")),
      ...places.flatMap(({ profile }) => profile ?? []),
    ].some((place) => place.includes("..")),
    letsGo: Array.isArray(globs) && globs.length === 0 && textsIn(at(spec, "forget")).includes("*/*"),
  };
}

function placesIn(environments: JsonValue | undefined): EnvironmentPlace[] {
  const entries = isJsonObject(environments) ? Object.entries(environments) : [];
  return entries
    .filter(([name]) => isLabel(name))
    .map(([name, entry]) => {
      const [space, region, profile] = [at(entry, "space"), at(entry, "region"), at(entry, "profile")];
      const previousNames = textsIn(at(entry, "previousNames"));
      return {
        name,
        previousNames,
        ...(typeof space === "string" && { space }),
        ...(typeof region === "string" && { region }),
        ...(typeof profile === "string" && { profile: path.posix.normalize(profile) }),
      };
    });
}

function at(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) ? member(value, key) : undefined;
}

/** Names that may go into a file for pipelines as they are: the file of a project is read without its schema here. */
function isSecret(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && ownerOfVariable(name) === undefined;
}

function textsIn(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

/** A pipeline shows no more than this of a file, so it says the first error, too. */
function unreadable(source: SourceText): CommandError {
  const { file } = source;
  const errors = checkProjectText(source).diagnostics.filter(({ severity }) => severity === "error");
  const [first] = sortDiagnostics(errors);
  const why = first?.source ? `; its first error: ${placeText(first.source)}: ${first.message}` : "";
  return new CommandError(`${file} does not say its name and its environments${why}`, {
    code: "projects-unreadable",
    hint: `audiencectl validate --project ${file} says what is wrong`,
  });
}
