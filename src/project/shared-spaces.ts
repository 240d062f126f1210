import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { groupBy } from "../values/group-by.ts";
import type { Project } from "./project.ts";

/**
 * Environments that name one space. What one of them declares and the other does not would be deleted and made again in
 * turns. A slug and an id may still be one space; that is found out when the slug is looked up.
 */
export function findSharedSpaces({ environments, sources }: Project): Diagnostic[] {
  const bySpace = groupBy(environments.values(), ({ space }) => space);
  return [...bySpace.values()].flatMap(([first, ...others]) =>
    others.map(({ name, space }): Diagnostic => {
      const source = sources.get(`/spec/environments/${name}/space`);
      return {
        code: "project-shared-space",
        severity: "error",
        message: `the environments ${first?.name} and ${name} name one space, ${JSON.stringify(space)}`,
        hint: "give each environment a space of its own; what is different in one space is said by variables",
        ...(source && { source }),
      };
    }),
  );
}
