import { isWritten } from "../../plan/change/is-change.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { CommandError } from "../command-error.ts";

/**
 * Makes sure that every secret is set which a plan sends, so that a run does not stop in the middle for want of one.
 *
 * @throws {CommandError} naming every missing variable, and where manifests mention it.
 */
export function checkSecrets({ changes }: Plan): void {
  const missing = changes
    .filter(isWritten)
    .flatMap(({ warnings }) => warnings.filter(({ code }) => code === "plan-secret-missing"));
  if (missing.length === 0) return;
  throw new CommandError("secrets that the plan sends are not set here; nothing was written", {
    code: "secret-missing",
    hint: "set the environment variables where apply runs; an empty one counts as missing",
    diagnostics: missing.map((each) => ({ ...each, severity: "error" })) as CommandError["diagnostics"],
  });
}
