import type { ApplyEvent } from "../apply/events.ts";
import { judge, type ApplyResult, type ApplyVerdict } from "../apply/outcome.ts";
import type { SeenSpace } from "../apply/space-view.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SpaceAccess } from "../live/call-kind.ts";
import { readSpace } from "../live/read-space.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { isWithheld, isWritten } from "../plan/change/is-change.ts";
import { findStaleRefusals } from "../plan/refusals/stale-refusals.ts";
import { costText, countActions } from "../report/plan-summary.ts";
import { renderPlanText } from "../report/text/plan-text.ts";
import { judgeApproval, readApproval } from "./apply/approve-plan.ts";
import { confirm } from "./apply/confirm.ts";
import { openSavedPlan } from "./apply/open-saved-plan.ts";
import { resumeCommand } from "./apply/resume-command.ts";
import { CommandError } from "./command-error.ts";
import { executePlan } from "./apply/execute-plan.ts";
import type { applyDefinition } from "./definitions/changes.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { withLogLines } from "./output/log-lines.ts";
import { writeOutputs } from "./output/outputs.ts";
import { resultRenderers } from "./output/result-outputs.ts";
import { planFromFiles, type Planned } from "./project/plan-from-files.ts";

type ApplyFlags = OptionsOf<typeof applyDefinition>;

const nothingDone: ApplyResult = { outcomes: [], settling: [] };

const verdictCodes: Record<ApplyVerdict, ExitCode> = {
  complete: exitCodes.done,
  partial: exitCodes.partial,
  stale: exitCodes.stale,
  failed: exitCodes.failed,
};

/** `audiencectl apply`: makes the space as the manifests declare, from a saved plan or after asking. */
export async function run(io: CommandIo, options: ApplyFlags, file: string | undefined): Promise<ExitCode> {
  if (options.logFormat !== "json") return await apply(io, options, file);
  const onEvent = (event: ApplyEvent): void => io.stderr(`${JSON.stringify(event)}\n`);
  return await withLogLines(io, options, (logged) => apply(logged, options, file, onEvent));
}

async function apply(
  io: CommandIo,
  options: ApplyFlags,
  file: string | undefined,
  onEvent?: (event: ApplyEvent) => void,
): Promise<ExitCode> {
  const saved = file !== undefined;
  // Asked before anything is read, so that a pipeline without the flag fails early and always in the same way.
  if (!saved && !options.autoApprove && !io.interactive) throw needsApproval();
  const approval = readApproval(options);
  const planned: PlannedApply = saved ? await openSavedPlan(io, options, file) : await planFromFiles(io, options);
  const { connection } = planned;
  const { plan, approvalMismatch } = judgeApproval(planned.plan, approval);
  const changes = plan.changes.filter(isWritten);
  const text = options.format === "text";
  if (text && !saved) io.stdout(renderPlanText(plan, io.style.stdout));
  if (approvalMismatch) throw approvalMismatch;
  if (plan.refused.length > 0) throw refusedPlan(plan);
  if (changes.length === 0) {
    await connection.close();
    await writeOutputs(io, options, {
      ...resultRenderers(io, plan, nothingDone),
      text: () => (saved ? "The plan has no changes.\n" : ""),
    });
    return doneBut(plan);
  }
  // Nobody can agree to what was not shown.
  if (!saved && !options.autoApprove && !text) io.stderr(renderPlanText(plan, io.style.stderr));
  if (!saved && !options.autoApprove && !(await confirm(io, `Apply this to the space? (${countActions(changes)})`)))
    throw new CommandError("not confirmed; nothing was written", { code: "not-confirmed" });
  // Between the reading and the writing others may have been at work: while somebody decided, or since the plan was saved.
  const fresh = options.autoApprove === true ? planned.seen : undefined;
  const seen = fresh ?? (await look(planned.access));
  const obstacles = fresh ? new Map<string, Diagnostic>() : findStaleRefusals(plan, seen.live);
  // Who applies a saved plan has not seen what it costs, and whoever logs has no use for it.
  if (saved && !onEvent && plan.estimate.seconds > 0) io.stderr(`${costText(plan.estimate)}\n`);
  const { lockTimeout } = options;
  const result = await executePlan(io, { ...planned, plan, seen, obstacles }, { lockTimeout, onEvent });
  await connection.close();
  await writeOutputs(io, options, resultRenderers(io, plan, result, resumeCommand(options, plan, file)));
  const code = verdictCodes[judge(result)];
  return code === exitCodes.done ? doneBut(plan) : code;
}

/** What was left out of a plan is not applied, however well the rest went. */
function doneBut({ changes }: Plan): ExitCode {
  return changes.some(isWithheld) ? exitCodes.partial : exitCodes.done;
}

/** A saved plan has not seen the space. */
type PlannedApply = Omit<Planned, "seen"> & { seen?: SeenSpace };

/** Reads the space, for a plan that may be old. */
async function look(access: SpaceAccess): Promise<SeenSpace> {
  const atMs = Date.now();
  return { live: (await readSpace(access)).live, atMs };
}

function needsApproval(): CommandError {
  return new CommandError("nobody can be asked here, because this is not a terminal; nothing was written", {
    code: "approval-needed",
    hint: "say --auto-approve, or save a plan with audiencectl plan --save FILE and apply that",
  });
}

function refusedPlan({ refused }: Plan): CommandError {
  return new CommandError("the plan may not be applied; nothing was written", {
    code: "plan-refused",
    exitCode: exitCodes.refused,
    diagnostics: refused as CommandError["diagnostics"],
  });
}
