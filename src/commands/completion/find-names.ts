import type { ProjectOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import { readManifests, readProject, type Findings } from "../../planning/open-project.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { DeclaredResource } from "../../resources/resource.ts";
import type { NameSource } from "./model.ts";

/** Which resources go by their addresses in a completion. */
const wanted: Record<Exclude<NameSource, "environments">, (resource: DeclaredResource) => boolean> = {
  addresses: ({ parent }) => parent === undefined,
  audiences: ({ kind }) => kindOf(kind).previewable === true,
  "linked-audiences": ({ kind, spec }) => kindOf(kind).runnable?.(spec) === true,
};

/** The names that scripts ask for. */
export const nameSources: readonly NameSource[] = ["environments", "addresses", "audiences", "linked-audiences"];

/**
 * Names that the files of a project tell, as far as they can be read: whoever presses a key for a completion wants no
 * findings. Only names that no shell could take for anything else are given.
 */
export async function findNames(io: CommandIo, options: ProjectOptions, source: NameSource): Promise<string[]> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject({ cwd: io.cwd, project: options.project }, findings);
  if (!found) return [];
  const environments = [...found.project.environments.values()];
  if (source === "environments") return environments.map(({ name }) => name).filter(isPlain);
  const names = new Set<string>();
  for (const environment of environments)
    for (const resource of await readManifests(io.cwd, found, environment, findings))
      if (wanted[source](resource)) names.add(resource.address);
  return [...names].filter(isPlain);
}

function isPlain(name: string): boolean {
  return /^[a-z0-9][a-z0-9/-]*$/.test(name);
}
