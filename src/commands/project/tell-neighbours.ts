import path from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { absentText, renamedTo } from "../../manifest/rules/references.ts";
import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import type { CommandIo } from "../io.ts";

/**
 * Says of references that name nothing in their project which other project of the repository declares what they name. The
 * other projects are read only where there is such a reference.
 */
export async function tellNeighbours(io: CommandIo, diagnostics: readonly Diagnostic[]): Promise<Diagnostic[]> {
  const [first] = diagnostics.flatMap((each) => (isAbsent(each) ? (each.source?.file ?? []) : []));
  if (first === undefined) return [...diagnostics];
  const { otherProjects } = await import("./other-projects.ts");
  const { readDeclaredElsewhere } = await import("./read-declared-elsewhere.ts");
  const projects = await otherProjects(io, path.dirname(path.resolve(io.cwd, first)));
  const elsewhere = new Map(
    (await readDeclaredElsewhere(io, projects)).map((each) => [absentText(each.address), each]),
  );
  return diagnostics.map((each) => {
    const found = isAbsent(each) ? elsewhere.get(each.message) : undefined;
    if (!found) return each;
    const { project, file, key } = found;
    const hint = `the project ${project} declares it (${file}), and a reference reaches only its own project: write the key as plain text, probably ${key} (the command list shows it)`;
    return { ...each, hint };
  });
}

/** The same for what a command fails with. */
export async function withNeighbours(io: CommandIo, error: unknown): Promise<unknown> {
  if (!(error instanceof InvalidProjectError)) return error;
  const { diagnostics, sources } = error;
  return new InvalidProjectError({ diagnostics: await tellNeighbours(io, diagnostics), sources });
}

function isAbsent({ code, hint = "" }: Diagnostic): boolean {
  return code === "manifest-unknown-reference" && !hint.startsWith(renamedTo(""));
}
