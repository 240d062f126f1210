import { isWithheld, isWritten } from "../plan/change/is-change.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { isBeyondApproval } from "../plan/file/approval.ts";
import { writePlan } from "../plan/file/saved-plan.ts";
import { approvalFlag, judgeApproval, readApproval } from "./apply/approve-plan.ts";
import type { planDefinition } from "./definitions/changes.ts";
import { flagWords } from "./definitions/flag-words.ts";
import { quoteWord } from "../values/quote-word.ts";
import { guards } from "./definitions/shared-options.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { canBeRead, PRIVATE, writeOutputFile } from "./output/output-file.ts";
import { writeOutputs } from "./output/outputs.ts";
import { planRenderers } from "./output/plan-outputs.ts";
import type { ApiConnectionOptions } from "./project/connect.ts";
import { addWitnesses } from "./project/add-witnesses.ts";
import { withAddresses } from "./project/address-words.ts";
import { planFromFiles } from "./project/plan-from-files.ts";
import { nextCommand } from "./definitions/next-command.ts";

type PlanFlags = OptionsOf<typeof planDefinition>;

/** `audiencectl plan`: shows what an apply would change. */
export async function run(io: CommandIo, given: PlanFlags, addresses: readonly string[] = []): Promise<ExitCode> {
  const options = withAddresses(io, given, addresses);
  if (!options.allEnvs) return await planOne(io, options);
  const { planAll } = await import("./plan/all-environments.ts");
  return await planAll(io, options, planOne);
}

async function planOne(io: CommandIo, options: PlanFlags & ApiConnectionOptions): Promise<ExitCode> {
  const approval = readApproval(options);
  const planned = await planFromFiles(io, options);
  await planned.connection.close();
  const { plan: judged, approvalMismatch } = judgeApproval(planned.plan, approval, { afterResult: true });
  const plan = options.witness === false ? judged : await addWitnesses(judged, planned.seen.live);
  if (options.save !== undefined) await writeOutputFile(io, options.save, writePlan(plan), { mode: PRIVATE });
  await writeOutputs(io, options, planRenderers(io, plan));
  if (options.save !== undefined) io.stderr(`${await nextStep(io, options.save, options, planned.plan)}\n`);
  if (approvalMismatch) throw approvalMismatch;
  // An apply cannot do what a plan leaves out, for whatever reason, and would not end with 0 either.
  if (plan.refused.length > 0 || plan.changes.some(isWithheld)) return exitCodes.refused;
  // A marker to be renewed is written, too: left as it is, it hides the next edit made by hand.
  return options.detailedExitcode && plan.changes.some(isWritten) ? exitCodes.differences : exitCodes.done;
}

async function nextStep(io: CommandIo, file: string, options: PlanFlags, plan: Plan): Promise<string> {
  if (!(await canBeRead(io, file)))
    return `Written to ${file}, which cannot be read again: to apply the plan, save it to a file.`;
  const saved = `Saved to ${file}.`;
  if (isBeyondApproval(plan)) return `${saved} It cannot be applied: see to what refuses it, and plan again.`;
  if (!plan.changes.some(isWritten))
    return plan.changes.some(isWithheld)
      ? `${saved} Nothing in it can be applied: see to what it leaves out, and plan again.`
      : `${saved} There is nothing in it to apply.`;
  return `${saved} To apply exactly this: ${applyCommand(file, options, plan)}`;
}

/** What a file permits nobody can trust, so the flags that permit something are needed once more. */
function applyCommand(file: string, options: PlanFlags, plan: Plan): string {
  const permitting = [...flagWords(guards, options), ...approvalFlag(plan)];
  return nextCommand("apply", options, [quoteWord(file), ...permitting]);
}
