import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Project } from "./project.ts";
import { ownerOfVariable } from "./reserved-variables.ts";

/** Variables under `spec.secrets` that no manifest may name. */
export function findReservedSecrets({ secrets, sources }: Project): Diagnostic[] {
  return secrets.flatMap((name, index): Diagnostic[] => {
    const owner = ownerOfVariable(name);
    const source = sources.get(`/spec/secrets/${index}`);
    if (owner === undefined) return [];
    return [
      {
        code: "project-reserved-secret",
        severity: "error",
        message: `${name} belongs to ${owner} and cannot be sent to a destination`,
        hint: "take it off the list; put what a destination needs into a variable of another name",
        ...(source && { source }),
      },
    ];
  });
}
