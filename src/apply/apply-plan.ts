import type { SpaceAccess } from "../live/objects.ts";
import type { Plan } from "../plan/generated/plan.ts";
import type { SecretSource } from "../resources/secrets.ts";
import { carryOut } from "./carry-out.ts";
import { describeFailure } from "./describe-failure.ts";
import type { ApplyEvent, Emit } from "./events.ts";
import type { ApplyResult, OutcomeReason } from "./outcome.ts";
import { pause } from "./pause.ts";
import { Progress } from "./progress.ts";
import { proveConvergence } from "./prove-convergence.ts";
import { stepsOf, type Step } from "./steps.ts";
import { editableWaiter, type WaitOptions } from "./wait.ts";
import type { WriteContext } from "./writer.ts";

/** How a plan is carried out. */
export interface ApplyOptions extends WaitOptions {
  access: SpaceAccess;
  /** Told of everything that happens. */
  onEvent: (event: ApplyEvent) => void;
  /** What came up since the plan was made and speaks against one of its changes, by address. */
  obstacles?: ReadonlyMap<string, OutcomeReason>;
  /** Values of environment variables. */
  secretOf: SecretSource;
}

const stopped: OutcomeReason = { code: "apply-stopped", message: "the run was stopped before it" };

/**
 * Carries a plan out, one step after the other. A step whose requirements failed is skipped with the cause, the others
 * go on. The result says what became of every change, whatever happened.
 */
export async function applyPlan(plan: Plan, options: ApplyOptions): Promise<ApplyResult> {
  const emit: Emit = (event) => options.onEvent({ time: new Date().toISOString(), ...event });
  const changes = plan.changes.filter(({ action }) => action !== "none");
  const steps = stepsOf(changes);
  const progress = new Progress(changes, steps, emit);
  const context: WriteContext = {
    access: options.access,
    keyOf: (address) => progress.identityOf(address)?.key,
    madeId: (address) => progress.madeId(address),
    secretOf: options.secretOf,
    whenEditable: editableWaiter(options.access, options, emit),
    pause: (ms) => pause(ms / options.timeScale, [options.access.signal]),
  };
  emit({ code: "apply.started", level: "info", data: { changes: changes.length, digest: plan.digest } });
  let halted: OutcomeReason | undefined;
  for (const step of steps) {
    halted ??= options.stop?.aborted ? stopped : undefined;
    // Stopping in the middle of a replacement would leave nothing where something was.
    const held = halted === stopped && progress.isHalfDone(step) ? undefined : halted;
    const reason = held ?? progress.blockedBy(step);
    const obstacle = options.obstacles?.get(step.change.address);
    if (reason) progress.skip(step, reason);
    else if (obstacle) progress.refuse(step, obstacle);
    else await take(step, progress, context);
    halted ??= progress.refusedToken(step);
  }
  const result: ApplyResult = { outcomes: progress.outcomes(), settling: [] };
  if (!halted) await proveConvergence(plan, result, context, { ...options, emit });
  emit({ code: "apply.finished", level: "info", data: { settling: result.settling.length } });
  return result;
}

async function take(step: Step, progress: Progress, context: WriteContext): Promise<void> {
  progress.start(step);
  try {
    progress.succeed(step, await carryOut(step, context));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    progress.fail(step, describeFailure(error, step.change, context.access.signal?.aborted === true));
  }
}
