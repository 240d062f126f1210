import { completeName, type NameCompletion } from "../../catalog/complete-name.ts";
import { openCatalogFile } from "../../planning/open-catalog.ts";
import { readManifests, readProject, type Findings } from "../../planning/open-project.ts";
import type { DefinitionType } from "../../query/index.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { DeclaredResource } from "../../resources/resource.ts";
import { OPEN } from "../../values/template.ts";
import type { completionDefinition } from "../definitions/files.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import type { CommandIo } from "../io.ts";
import { shellQuotes } from "./shell-quotes.ts";

/**
 * The names that a query may go on with, as the catalog files of a project tell them: that of the environment that is typed,
 * or all of them. `rest` is as it is typed between the quotes. None where there is no catalog.
 */
export async function findQueryNames(
  io: CommandIo,
  { project: given, env, type, text = "", quote }: OptionsOf<typeof completionDefinition>,
): Promise<NameCompletion[]> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject({ cwd: io.cwd, project: given }, findings);
  if (!found) return [];
  const { read, write } = shellQuotes(quote);
  const names = new Map<string, NameCompletion>();
  for (const environment of found.project.environments.values()) {
    if (env !== undefined && env !== environment.name) continue;
    const known = await openCatalogFile(found.project, environment, io.cwd, findings);
    if (!known) continue;
    const own = keysOf(await readManifests(io.cwd, found, environment, findings));
    for (const { name, rest } of completeName(read(text), { known, own, type: typeOf(type) })) {
      const written = write(rest);
      if (written !== undefined) names.set(name, { name, rest: written });
    }
  }
  return [...names.values()];
}

/** The keys that what is declared has or will have, as far as that can be told of a name (API.md 2.4). */
function keysOf(resources: readonly DeclaredResource[]): string[] {
  return resources.flatMap(({ kind: kindName, adopt, spec: { name } }) => {
    const kind = kindOf(kindName);
    const key = adopt?.key ?? (typeof name === "string" && !name.includes(OPEN) ? kind.predictKey(name) : "");
    return kind.keyMeans === undefined || key === "" ? [] : [key];
  });
}

function typeOf(given: string | undefined): DefinitionType | undefined {
  return given === "ACCOUNTS" || given === "LINKED" ? given : undefined;
}
