import { judge, type ApplyResult, type ApplyVerdict } from "../apply/outcome.ts";
import type { SeenSpace } from "../apply/space-view.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SpaceAccess } from "../live/objects.ts";
import { readParts } from "../live/read-parts.ts";
import { readSpace } from "../live/read-space.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { findObstacles } from "../plan/obstacles.ts";
import { renderEventText, renderResultText } from "../report/apply-text.ts";
import { countActions, renderPlanText } from "../report/plan-text.ts";
import { confirm } from "./confirm.ts";
import { CommandError } from "./command-error.ts";
import type { ConnectionOptions } from "./connect.ts";
import { listedPartsOf } from "../resources/kinds.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { interruptible } from "./interrupt.ts";
import type { CommandIo } from "./io.ts";
import type { ProjectOptions } from "./load.ts";
import { operationLimit, planFromFiles, type GuardOptions, type Planned } from "./planning.ts";
import { secretsOf } from "./read-and-draft.ts";
import { planFromSaved } from "./saved.ts";
import type { OutputFormat } from "./run-command.ts";

interface ApplyOptions extends ProjectOptions, ConnectionOptions, GuardOptions {
  format: OutputFormat;
  autoApprove?: boolean;
  lockTimeout: number;
}

const verdictCodes: Record<ApplyVerdict, ExitCode> = {
  complete: exitCodes.done,
  partial: exitCodes.partial,
  stale: exitCodes.stale,
  failed: exitCodes.failed,
};

/** `audiencectl apply`: makes the space as the manifests declare, from a saved plan or after asking. */
export async function run(io: CommandIo, options: ApplyOptions, file: string | undefined): Promise<ExitCode> {
  const saved = file !== undefined;
  // Asked before anything is read, so that a pipeline without the flag fails early and always in the same way.
  if (!saved && !options.autoApprove && !io.interactive) throw needsApproval();
  const planned: Omit<Planned, "loaded" | "seen"> & { seen?: SeenSpace } = saved
    ? await planFromSaved(io, options, file)
    : await planFromFiles(io, options);
  const { plan, connection } = planned;
  const changes = plan.changes.filter(({ action }) => action !== "none");
  const text = options.format === "text";
  if (text && !saved) io.stdout(renderPlanText(plan, io.style.stdout));
  if (plan.refused.length > 0) throw refusedPlan(plan);
  if (changes.length === 0) {
    if (!text) io.stdout(renderResultJson(plan, { outcomes: [], settling: [] }));
    else if (saved) io.stdout("The plan has no changes.\n");
    await connection.close();
    return exitCodes.done;
  }
  // Nobody can agree to what was not shown.
  if (!saved && !options.autoApprove && !text) io.stderr(renderPlanText(plan, io.style.stderr));
  if (!saved && !options.autoApprove && !(await confirm(io, `Apply this to the space? (${countActions(changes)})`)))
    throw new CommandError("not confirmed; nothing was written", { code: "not-confirmed" });
  // Between the reading and the writing others may have been at work: while somebody decided, or since the plan was saved.
  const fresh = options.autoApprove === true ? planned.seen : undefined;
  const seen = fresh ?? (await look(planned.access, plan));
  const obstacles = fresh ? new Map<string, Diagnostic>() : findObstacles(plan, seen.live);
  const result = await execute(io, options, { ...planned, seen }, obstacles);
  await connection.close();
  io.stdout(text ? renderResultText(result, io.style.stdout) : renderResultJson(plan, result));
  return verdictCodes[judge(result)];
}

/** Reads the space as far as a plan that may be old has to be held against it. */
async function look(access: SpaceAccess, { changes }: Plan): Promise<SeenSpace> {
  const atMs = Date.now();
  const { live } = await readSpace(access);
  const present = new Set(live.map(({ id }) => id));
  const going = changes.filter(
    ({ action, id = "" }) => (action === "delete" || action === "replace") && present.has(id),
  );
  const wanted = going.map(({ id = "", kind }) => ({ audience: id, kinds: listedPartsOf(kind) }));
  return { live: await readParts(access, live, wanted), atMs };
}

async function execute(
  io: CommandIo,
  options: ApplyOptions,
  { plan, access, connection, seen }: Omit<Planned, "loaded">,
  obstacles: ReadonlyMap<string, Diagnostic>,
): Promise<ApplyResult> {
  const { applyPlan } = await import("../apply/apply-plan.ts");
  return await interruptible(io, (stop, abort) =>
    applyPlan(plan, {
      access: { ...access, signal: abort },
      lockTimeoutMs: options.lockTimeout,
      timeScale: connection.timeScale,
      stop,
      obstacles,
      secretOf: secretsOf(io),
      seen,
      secondsPerRequest: (operation) => {
        const { seconds, requests } = operationLimit(operation, connection.limits);
        return seconds / requests;
      },
      onEvent: (event) => {
        const line = renderEventText(event, io.style.stderr);
        if (line !== undefined) io.stderr(`${line}\n`);
      },
    }),
  );
}

function renderResultJson(plan: Plan, result: ApplyResult): string {
  const { project, environment, space, digest } = plan;
  return `${JSON.stringify({ formatVersion: 1, project, environment, space, digest, verdict: judge(result), ...result }, null, 2)}\n`;
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
