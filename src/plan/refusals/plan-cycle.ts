import type { Diagnostic } from "../../diagnostics/diagnostic.ts";

/** The refusal of what goes round. @param how What they do to each other, as in "refer to each other". */
export function refuseCycle(path: readonly string[], how: string): Diagnostic {
  return {
    code: "plan-cycle",
    severity: "error",
    message: `${path.join(" → ")} ${how} in a circle`,
    hint: "break the circle at one place and apply that first",
    ...(path[0] !== undefined && { address: path[0] }),
  };
}
