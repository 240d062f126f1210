import { readFileSync } from "node:fs";
import path from "node:path";
import { writeYaml } from "../../yaml/write/write-yaml.ts";
import type { NewFile } from "./new-file.ts";

/** One file for a CI system. */
export interface CiFileRow {
  ci: string;
  /** Where it is in this package, below `examples/ci`. */
  source: string;
  /** Where it goes in the user's repository. */
  destination: string;
  executable?: boolean;
}

/** Every file for CI. They are examples of the package, too, so that there is one text of each. */
export const ciFileRows = [
  { ci: "github", source: "github/plan.yml", destination: ".github/workflows/audiencectl-plan.yml" },
  { ci: "github", source: "github/apply.yml", destination: ".github/workflows/audiencectl-apply.yml" },
  { ci: "github", source: "github/drift.yml", destination: ".github/workflows/audiencectl-drift.yml" },
  { ci: "gitlab", source: "gitlab/.gitlab-ci.yml", destination: ".gitlab-ci.yml" },
  { ci: "circleci", source: "circleci/config.yml", destination: ".circleci/config.yml" },
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

/** The environment that the files in the package name. */
const placeholder = "production";

/**
 * The files for some CI systems.
 *
 * @param folder Absolute path of the sources.
 * @param environment The environment that takes the place of `production`.
 * @throws {Error} when a source is missing, which is a bug of the package.
 */
export function readCiFiles(
  systems: readonly string[],
  { folder, environment, rows = ciFileRows }: { folder: string; environment: string; rows?: readonly CiFileRow[] },
): NewFile[] {
  return rows
    .filter(({ ci }) => systems.includes(ci))
    .map(({ source, destination, executable = false }) => ({
      path: destination,
      text: nameEnvironment(readFileSync(path.join(folder, source), "utf8"), environment),
      executable,
    }));
}

/**
 * Puts an environment in the place of `production` wherever `AUDIENCECTL_ENV` gets its value: `AUDIENCECTL_ENV:
 * production` in YAML, `AUDIENCECTL_ENV=production` and `${AUDIENCECTL_ENV:-production}` in shells, `AUDIENCECTL_ENV =
 * 'production'` in a Jenkinsfile. All other text stays.
 */
export function nameEnvironment(text: string, environment: string): string {
  return text.replaceAll(
    new RegExp(String.raw`(\bAUDIENCECTL_ENV(?::-|\s*[:=])\s*)(["']?)${placeholder}\b(?!-)`, "g"),
    (_, before: string, quote: string) => {
      // YAML takes names such as `no` or `1e3` for something else unless they are in quotes.
      const plain = quote === "" && /:\s+$/.test(before);
      return `${before}${quote}${plain ? writeYaml({ environment }).slice("environment: ".length).trimEnd() : environment}`;
    },
  );
}
