import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { Project } from "../project/project.ts";
import { childPointer } from "../values/pointer.ts";

/** Where the project file says which space an environment has. */
export function spacePlace({ sources }: Pick<Project, "sources">, environment: string): SourceRange | undefined {
  return sources.get(childPointer(childPointer("/spec/environments", environment), "space"));
}
