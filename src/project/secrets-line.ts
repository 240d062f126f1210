import { writeYaml } from "../yaml/write/write-yaml.ts";
import { compareText } from "../values/compare-text.ts";
import type { Project } from "./project.ts";

/** What to write into the project file so that manifests may name further environment variables. */
export interface SecretsLine {
  /** The field with every name: `secrets: [BRAZE_KEY, HOOK_SECRET]`. */
  line: string;
  /** What to do with it, such as "below spec". */
  place: string;
}

/** The line that lists environment variables beside those that the project lists already. */
export function secretsLine(
  { secrets, sources }: Pick<Project, "secrets" | "sources">,
  more: Iterable<string>,
): SecretsLine {
  const added = [...new Set(more)].filter((name) => !secrets.includes(name)).toSorted(compareText);
  return {
    line: writeYaml({ secrets: [...secrets, ...added] }).trimEnd(),
    place: sources.has("/spec/secrets") ? "in place of spec.secrets:" : "below spec:",
  };
}
