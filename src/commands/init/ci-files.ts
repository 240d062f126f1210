import { readFileSync } from "node:fs";
import path from "node:path";
import metadata from "../../../package.json" with { type: "json" };
import type { NewFile } from "./new-file.ts";
import { passSecretsOn } from "./secret-lines.ts";
import { nameVersion } from "./version-line.ts";

/** One file for a CI system. */
export interface CiFileRow {
  ci: string;
  /** Where it is in this package, below `examples/ci`. */
  source: string;
  /** Where it goes, from the top of the user's repository. */
  destination: string;
  executable?: boolean;
  /** Whether it only plans, which works without the secrets of manifests. */
  plansOnly?: boolean;
}

/** Every file for CI. They are examples of the package, too, so that there is one text of each. */
export const ciFileRows = [
  {
    ci: "github",
    source: "github/plan.yml",
    destination: ".github/workflows/audiencectl-plan.yml",
    plansOnly: true,
  },
  { ci: "github", source: "github/apply.yml", destination: ".github/workflows/audiencectl-apply.yml" },
  { ci: "github", source: "github/drift.yml", destination: ".github/workflows/audiencectl-drift.yml" },
  { ci: "gitlab", source: "gitlab/.gitlab-ci.yml", destination: ".gitlab-ci.yml" },
  { ci: "gitlab", source: "gitlab/audiencectl-apply.yml", destination: ".gitlab/audiencectl-apply.yml" },
  { ci: "circleci", source: "circleci/config.yml", destination: ".circleci/config.yml" },
  { ci: "circleci", source: "circleci/audiencectl-jobs.yml", destination: ".circleci/audiencectl-jobs.yml" },
  { ci: "jenkins", source: "jenkins/Jenkinsfile", destination: "Jenkinsfile" },
  {
    ci: "cron",
    source: "cron/audiencectl-drift.sh",
    destination: "scripts/audiencectl-drift.sh",
    executable: true,
  },
] as const satisfies readonly CiFileRow[];

/** A CI system that there are files for. */
export type CiSystem = (typeof ciFileRows)[number]["ci"];

/** The CI systems, in the order of the table. */
export const ciSystems: readonly CiSystem[] = [...new Set(ciFileRows.map(({ ci }) => ci))];

/** Where the sources are, from the folder of the package. */
export const ciSourceFolder = path.join("examples", "ci");

/** Where and for what files for CI are read. */
export interface CiFileOptions {
  /** Absolute path of the sources. */
  folder: string;
  /** The way from the folder of the project to the top of the repository, such as `../..`; empty when they are the same. */
  toTop: string;
  /** What manifests of the repository may name. Default: nothing. */
  secrets?: readonly string[];
  rows?: readonly CiFileRow[];
}

/**
 * The files for some CI systems. They find the projects and environments of the repository by themselves, so they are the same
 * in every repository but for the secrets of its manifests.
 *
 * @throws {Error} when a source is missing, which is a bug of the package.
 */
export function readCiFiles(
  systems: readonly string[],
  { folder, toTop, secrets = [], rows = ciFileRows }: CiFileOptions,
): NewFile[] {
  return rows
    .filter(({ ci }) => systems.includes(ci))
    .map(({ source, destination, executable = false, plansOnly = false }) => {
      const text = nameVersion(readFileSync(path.join(folder, source), "utf8"), metadata.version);
      const file = { path: path.posix.join(toTop, destination), text, executable, ...(plansOnly && { plansOnly }) };
      return { ...passSecretsOn(file, secrets), source: path.join(folder, source) };
    });
}
