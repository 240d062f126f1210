import {
  isLeftOut,
  isOnlyRefused,
  judge,
  type ApplyResult,
  type ApplyVerdict,
  type Outcome,
} from "../apply/outcome.ts";
import type { Agreement } from "../plan/agreement/agree.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { isWithheld, isWritten } from "../plan/change/is-change.ts";
import type { ApprovedPlan } from "../planning/plan-approved.ts";
import { costOnceRead, costText } from "../report/plan-summary.ts";
import { leftOutText } from "../report/result-summary.ts";
import type { Style } from "../report/style.ts";
import { renderPlanText } from "../report/text/plan-text.ts";
import { judgeApproval, readApproval } from "./apply/approve-plan.ts";
import { confirm } from "./apply/confirm.ts";
import { checkSecrets } from "./apply/check-secrets.ts";
import { openApproved } from "./apply/open-approved.ts";
import { readPlanFile } from "./apply/read-plan-file.ts";
import { resumeCommand } from "./apply/resume-command.ts";
import { CommandError } from "./command-error.ts";
import { executePlan } from "./apply/execute-plan.ts";
import { unlessStopped } from "./running/interrupt.ts";
import type { applyDefinition } from "./definitions/changes.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { canBeRead } from "./output/output-file.ts";
import { writeOutputs } from "./output/outputs.ts";
import { withoutSecrets } from "./output/redaction.ts";
import { driftCommand } from "./output/plan-outputs.ts";
import { resultRenderers } from "./output/result-outputs.ts";
import { isAddressWord, withAddresses } from "./project/address-words.ts";
import { refuseSelectors } from "./project/selectors.ts";
import { planFromFiles, type Planned } from "./project/plan-from-files.ts";
import { nextCommand } from "./definitions/next-command.ts";

type ApplyFlags = OptionsOf<typeof applyDefinition>;

const nothingDone: ApplyResult = { outcomes: [], settling: [] };

const verdictCodes: Record<ApplyVerdict, ExitCode> = {
  complete: exitCodes.done,
  unproven: exitCodes.partial,
  partial: exitCodes.partial,
  stale: exitCodes.stale,
  failed: exitCodes.failed,
};

/** `audiencectl apply`: makes the space as the manifests declare, from a saved plan or after asking. */
export async function run(io: CommandIo, given: ApplyFlags, words: readonly string[] = []): Promise<ExitCode> {
  const file = savedPlanIn(words);
  const options = file === undefined ? withAddresses(io, given, words) : given;
  const saved = file !== undefined;
  const asks = !options.yes && !options.autoApprove;
  if (saved) refuseSelectors(options);
  // Asked before anything is read, so that a pipeline without the flag fails early and always in the same way.
  if (asks && !saved && !io.interactive) throw needsApproval(options);
  const { ready, kept } = await unlessStopped(() => getReady(io, options, file, asks));
  const { plan, agreement } = ready;
  const pending = plan.changes.filter(isWritten);
  // Who applies a saved plan has not seen what it costs, and whoever logs has no use for it.
  if (saved && !io.log && io.told !== "quiet" && pending.length > 0 && plan.estimate.seconds > 0)
    io.stderr(`${costText(costOnceRead(plan.estimate))}\n`);
  const { lockTimeout, editBackfilling } = options;
  const applied = pending.length > 0 ? await executePlan(io, ready, { lockTimeout, editBackfilling }) : nothingDone;
  await ready.connection.close();
  const settled = ready.settled ?? [];
  const before = leftOutBefore(kept, plan, settled);
  const whole = withSettled(withLeftOut(applied, plan, before), settled);
  const result = agreement ? withAgreement(whole, agreement) : whole;
  // A plan that came through a pipe is gone: what is left of it is planned anew.
  const gone = file !== undefined && !(await canBeRead(io, file));
  const resume = resumeCommand(gone ? { ...options, env: plan.environment } : options, {
    plan,
    result,
    file: gone ? undefined : file,
    leavesOut: before.length > 0 || isLeftOut(result),
    telling: { logFormat: io.log ? "json" : "text" },
  });
  const text = options.format === "text" && !io.log;
  const planCommand = nextCommand("plan", { ...options, env: plan.environment });
  const told = [...plan.changes, ...before, ...settled.map(({ change }) => change)];
  const renderers = resultRenderers(io, { ...plan, changes: told }, result, {
    resume,
    plan: planCommand,
  });
  // What was planned just now was shown: it says by itself that there is nothing to do.
  const silent = !agreement && result.outcomes.length === 0;
  await writeOutputs(io, options, { ...renderers, ...(silent && { text: () => "" }) });
  if (agreement && agreement.leftOut > 0) io.stderr(`${leftOutText(agreement.leftOut)}. To see: ${planCommand}\n`);
  if (text && io.told !== "quiet" && hasAdopted(plan, result))
    io.stderr(
      `To take out the adopt lines that are not needed any more: ${nextCommand("adopt", options, ["--cleanup"])}\n`,
    );
  return isOnlyRefused(result) ? exitCodes.refused : verdictCodes[judge(result)];
}

/**
 * A plan that may be applied: the saved one, or a new one, and agreed to where somebody is asked. Writes nothing to the space.
 *
 * @param file A saved plan. `undefined`: the files are planned.
 * @param asks Whether a person may be asked.
 * @throws {CommandError} with what speaks against it.
 */
async function getReady(
  io: CommandIo,
  options: ApplyFlags,
  file: string | undefined,
  asks: boolean,
): Promise<{ ready: Planned & Partial<ApprovedPlan>; kept: Plan | undefined }> {
  const approval = readApproval(options);
  const text = options.format === "text";
  const kept = file === undefined ? undefined : await readPlanFile(io, file);
  const show = (plan: Plan, style: Style): string =>
    renderPlanText(withoutSecrets(io, plan), style, { drift: driftCommand(io, plan) });
  // Without a question, what was just read is what is written to.
  const asShown = (plan: Plan): Plan => (asks ? plan : { ...plan, estimate: costOnceRead(plan.estimate) });
  const planned: Planned & Partial<ApprovedPlan> = kept
    ? await openApproved(io, options, kept)
    : await planFromFiles(io, options);
  const ready = permit(planned, approval, (plan) => {
    if (text && !kept) io.stdout(show(asShown(plan), io.style.stdout));
  });
  const { plan } = ready;
  // Whoever saved a plan has agreed to it; but for an environment that wants its name, people give that wherever they can.
  const ask = asks && (kept === undefined || (io.interactive && ready.environment.confirm === true));
  const asksNow = ask && plan.changes.some(isWritten);
  // Nobody can agree to what was not shown.
  if (asksNow && !text) io.stderr(show(plan, io.style.stderr));
  const isShown = text ? !kept : asksNow;
  io.held?.release(() => io.stderr(isShown ? "\n" : ""));
  if (!asksNow) return { ready, kept };
  if (!(await confirm(io, plan, ready.environment)))
    throw new CommandError("not confirmed. Nothing was changed", { code: "not-confirmed" });
  // While somebody decided, others may have been at work.
  return { ready: permit(await openApproved(io, options, kept ?? plan, ready.connection), approval), kept };
}

/**
 * The saved plan that is named, where no addresses are.
 *
 * @throws {CommandError} for a saved plan beside other words.
 */
function savedPlanIn(words: readonly string[]): string | undefined {
  const file = words.find((word) => !isAddressWord(word));
  if (file === undefined || words.length === 1) return file;
  throw new CommandError(`${file} is no address, and a saved plan is applied alone`, {
    code: "usage",
    hint: "give one saved plan, or addresses such as audience/NAME",
  });
}

/** What a saved plan leaves out, apart from what is left out now as well, and from what nobody has to do any more. */
function leftOutBefore(saved: Plan | undefined, { changes }: Plan, settled: ApprovedPlan["settled"]): Change[] {
  const told = new Set(
    [...changes.filter(isWithheld), ...settled.map(({ change }) => change)].map((each) => each.address),
  );
  return (saved?.changes ?? []).filter((change) => isWithheld(change) && !told.has(change.address));
}

/** What was left out of a plan was not done either, and is told with its reason, however well the rest went. */
function withLeftOut({ outcomes, ...rest }: ApplyResult, { changes }: Plan, before: readonly Change[]): ApplyResult {
  const now = changes.filter(isWithheld).map((change) => leftOut(change));
  return {
    ...rest,
    outcomes: [...outcomes, ...now, ...before.map((each) => leftOut(each, "the plan leaves it out: "))],
  };
}

/** What a saved plan left out and is settled by now counts as done. */
function withSettled({ outcomes, ...rest }: ApplyResult, settled: ApprovedPlan["settled"]): ApplyResult {
  const nothingToDo = settled.map(({ change: { address, action }, because }) => ({
    address,
    action,
    status: "unchanged" as const,
    because,
  }));
  return { ...rest, outcomes: [...nothingToDo, ...outcomes] };
}

function leftOut({ address, action, warnings }: Change, prefix = ""): Outcome {
  const [first] = warnings;
  const { code, message, hint } = warnings.find(({ severity }) => severity === "error") ??
    first ?? { code: "plan-needs-withheld", message: "it cannot be planned" };
  const reason = { code, message: `${prefix}${message}`, ...(hint !== undefined && { hint }) };
  return { address, action, status: "skipped", reason };
}

/**
 * A plan that may be carried out.
 *
 * @param show Called with the plan as it was judged, before anything that speaks against it is thrown.
 * @throws {CommandError} with what speaks against it.
 */
function permit<Kind extends Planned>(planned: Kind, approval: string | undefined, show?: (plan: Plan) => void): Kind {
  const { plan, approvalMismatch } = judgeApproval(planned.plan, approval);
  show?.(plan);
  if (approvalMismatch) throw approvalMismatch;
  if (plan.refused.length > 0) throw refusedPlan(plan);
  checkSecrets(plan);
  return { ...planned, plan };
}

/** What became of an approved plan: what was done before counts as well. */
function withAgreement({ outcomes, ...rest }: ApplyResult, { done, leftOut }: Agreement): ApplyResult {
  const before = done.map(({ address, action }) => ({ address, action, status: "unchanged" as const }));
  return { ...rest, outcomes: [...before, ...outcomes], ...(leftOut > 0 && { leftOut }) };
}

/** Whether objects were taken over that their manifests name in `adopt` lines. */
function hasAdopted({ changes }: Plan, { outcomes }: ApplyResult): boolean {
  const done = new Set(outcomes.flatMap(({ address, status }) => (status === "done" ? address : [])));
  return changes.some(
    ({ address, action, reason }) => (action === "adopt" || reason === "adopted") && done.has(address),
  );
}

function needsApproval(options: ApplyFlags): CommandError {
  return new CommandError("cannot ask for confirmation: this is not a terminal. Nothing was changed", {
    code: "approval-needed",
    hint: `pass --yes, or save a plan with ${nextCommand("plan", options, ["--save", "FILE"])} and apply that`,
  });
}

function refusedPlan({ refused }: Plan): CommandError {
  return new CommandError("the plan is blocked and cannot be applied. Nothing was changed", {
    code: "plan-refused",
    exitCode: exitCodes.refused,
    diagnostics: refused as CommandError["diagnostics"],
  });
}
