import { existsSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { declaredBy, findNamesake, namesakeRemedy, namesakeText } from "../../plan/keys/declared-elsewhere.ts";
import type { Environment, Project } from "../../project/project.ts";
import type { DeclaredResource } from "../../resources/resource.ts";
import type { CommandIo } from "../io.ts";

/** What a project declares for one of its environments. */
export interface DeclaredFor {
  environment: Environment;
  resources: readonly DeclaredResource[];
}

/**
 * Whether a folder may have projects beside it: a project at the top of its repository, or in none, is taken to be alone, so that
 * most runs need not wait for git.
 */
function hasNeighbours(directory: string): boolean {
  for (let folder = directory; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, ".git"))) return folder !== directory;
    if (path.dirname(folder) === folder) return false;
  }
}

/**
 * Warnings of what another project of the repository declares under the same name or key for the same space. Offline, an id
 * and a slug of one space look like two; which project has made its object is not known either.
 */
export async function findNamesakes(
  io: CommandIo,
  project: Project,
  declared: readonly DeclaredFor[],
): Promise<Diagnostic[]> {
  if (declared.every(({ resources }) => resources.length === 0) || !hasNeighbours(project.directory)) return [];
  const { otherProjects } = await import("./other-projects.ts");
  const projects = await otherProjects(io, project.directory, project.file);
  if (projects.length === 0) return [];
  const { readDeclaredElsewhere } = await import("./read-declared-elsewhere.ts");
  const found = declared.map(async ({ environment, resources }) => {
    const { space, region } = environment;
    const elsewhere = await readDeclaredElsewhere(io, projects, { id: space, region });
    const sources = new Map(resources.map((each) => [each.address, each.sources.get("/name") ?? each.source]));
    return declaredBy(project.name, resources).flatMap((own): Diagnostic[] => {
      const other = own.takesOver ? undefined : findNamesake(own, elsewhere);
      const source = sources.get(own.address);
      if (!other) return [];
      const message = `${namesakeText(own, other)}, and only one of the two can be made`;
      return [
        {
          code: "manifest-name-elsewhere",
          severity: "warning",
          message,
          hint: namesakeRemedy(other),
          address: own.address,
          ...(source && { source }),
        },
      ];
    });
  });
  return (await Promise.all(found)).flat();
}
