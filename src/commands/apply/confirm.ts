import type { Plan } from "../../plan/generated/plan.ts";
import { isWritten } from "../../plan/change/is-change.ts";
import type { Environment } from "../../project/project.ts";
import { countActions } from "../../report/plan-summary.ts";
import { escapeControls } from "../../values/printable.ts";
import { plural } from "../../values/words.ts";
import type { CommandIo } from "../io.ts";
import { readAnswer } from "../running/read-answer.ts";

/**
 * Asks on stderr whether a plan is to be applied, so that stdout stays the result. Only a typed `yes` counts, or the name of
 * an environment that wants that; the end of input is a no.
 */
export async function confirm(
  io: CommandIo,
  { changes, space }: Pick<Plan, "changes" | "space">,
  { name, confirm: isNamed }: Pick<Environment, "name" | "confirm">,
): Promise<boolean> {
  const written = changes.filter(isWritten);
  const place = escapeControls(`${name} (space ${space.slug ?? space.id})`);
  const question = `Apply ${plural(written.length, "change")} to ${place}? ${countActions(written)}`;
  const answer = isNamed ? name : "yes";
  const ask = isNamed ? `Type the name of the environment to apply:` : `Type "yes" to apply to ${place}:`;
  io.stderr(`\n${io.style.stderr.bold(question)}\n${ask} `);
  return (await readAnswer(io)) === answer;
}
