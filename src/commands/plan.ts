import { isChange, isRefused, isWithheld } from "../plan/change/is-change.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { writePlan } from "../plan/file/saved-plan.ts";
import { approvalFlag, judgeApproval, readApproval } from "./apply/approve-plan.ts";
import type { planDefinition } from "./definitions/changes.ts";
import { flagWords } from "./definitions/flag-words.ts";
import { quoteWord } from "./definitions/quote-word.ts";
import { guards } from "./definitions/shared-options.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { writeOutputFile } from "./output/output-file.ts";
import { writeOutputs } from "./output/outputs.ts";
import { planRenderers } from "./output/plan-outputs.ts";
import { planFromFiles } from "./project/plan-from-files.ts";

type PlanFlags = OptionsOf<typeof planDefinition>;

/** The mode of a saved plan: all that it says of the space is for its owner's eyes. */
const PRIVATE = 0o600;

/** `audiencectl plan`: shows what an apply would change. */
export async function run(io: CommandIo, options: PlanFlags): Promise<ExitCode> {
  const approval = readApproval(options);
  const planned = await planFromFiles(io, options);
  await planned.connection.close();
  const { plan, approvalMismatch } = judgeApproval(planned.plan, approval, { afterResult: true });
  if (options.save !== undefined) await writeOutputFile(io, options.save, writePlan(plan), { mode: PRIVATE });
  await writeOutputs(io, options, planRenderers(io, plan));
  if (options.save !== undefined)
    io.stderr(
      `Saved to ${options.save}. To apply exactly this: ${applyCommand(options.save, options, planned.plan)}\n`,
    );
  if (approvalMismatch) throw approvalMismatch;
  if (plan.refused.length > 0 || plan.changes.some(isRefused)) return exitCodes.refused;
  const changes = plan.changes.some((change) => isChange(change) || isWithheld(change));
  return options.detailedExitcode && changes ? exitCodes.differences : exitCodes.done;
}

/** What a file permits nobody can trust, so the flags that permit something are needed once more. */
function applyCommand(file: string, options: PlanFlags, plan: Plan): string {
  const permitting = [...flagWords(guards, options), ...approvalFlag(plan)];
  return ["audiencectl apply", quoteWord(file), ...permitting].join(" ");
}
