import type { SpaceAccess } from "../live/objects.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import type { ApplyEvent, Emit } from "./events.ts";
import type { ApplyResult, Outcome, OutcomeReason } from "./outcome.ts";
import { describeFailure } from "./describe-failure.ts";
import { pause } from "./pause.ts";
import { proveConvergence } from "./prove-convergence.ts";
import { editableWaiter, type WaitOptions } from "./wait.ts";
import { writers } from "./write.ts";
import type { WriteContext } from "./writer.ts";

/** How a plan is carried out. */
export interface ApplyOptions extends WaitOptions {
  access: SpaceAccess;
  /** Told of everything that happens. */
  onEvent: (event: ApplyEvent) => void;
  /** What came up since the plan was made and speaks against one of its changes, by address. */
  obstacles?: ReadonlyMap<string, OutcomeReason>;
}

/**
 * Carries a plan out, one change after the other in its own order. A change whose requirements failed is skipped with
 * the cause, the others go on. The result says what became of every change, whatever happened.
 */
export async function applyPlan(plan: Plan, options: ApplyOptions): Promise<ApplyResult> {
  const emit: Emit = (event) => options.onEvent({ time: new Date().toISOString(), ...event });
  const outcomes = new Map<string, Outcome>();
  const context: WriteContext = {
    access: options.access,
    keyOf: (address) => keyFrom(outcomes.get(address)),
    whenEditable: editableWaiter(options.access, options, emit),
    pause: (ms) => pause(ms / options.timeScale, [options.access.signal]),
  };
  const changes = plan.changes.filter(({ action }) => action !== "none");
  emit({ code: "apply.started", level: "info", data: { changes: changes.length, digest: plan.digest } });
  let halted: OutcomeReason | undefined;
  for (const change of changes) {
    halted ??= options.stop?.aborted ? { code: "apply-stopped", message: "the run was stopped before it" } : undefined;
    const reason = halted ?? blockedBy(change, outcomes);
    const obstacle = options.obstacles?.get(change.address);
    const outcome = reason
      ? skip(change, reason, emit)
      : obstacle
        ? refuse(change, obstacle, emit)
        : await carryOut(change, context, emit);
    outcomes.set(change.address, outcome);
    halted ??= haltAfter(outcome);
  }
  const result: ApplyResult = { outcomes: [...outcomes.values()], settling: [] };
  if (!halted) await proveConvergence(plan, result, context, { ...options, emit });
  emit({ code: "apply.finished", level: "info", data: { settling: result.settling.length } });
  return result;
}

async function carryOut(change: Change, context: WriteContext, emit: Emit): Promise<Outcome> {
  const { address, action } = change;
  if (action === "none") return { address, action, status: "unchanged" };
  emit({ code: "change.started", level: "info", address, data: { action } });
  try {
    const { written, ...identity } = await writers[action](change, context);
    emit({ code: written ? "change.done" : "change.unchanged", level: "info", address, data: { action, ...identity } });
    return { address, action, status: written ? "done" : "unchanged", ...identity };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const failure = describeFailure(error, context.access.signal?.aborted === true);
    const { status, reason } = failure;
    const level = status === "skipped" ? "warning" : "error";
    emit({ code: `change.${status}`, level, address, data: { action, reason: reason.message } });
    return { address, action, ...failure };
  }
}

function refuse({ address, action }: Change, obstacle: OutcomeReason, emit: Emit): Outcome {
  const { code, message, hint } = obstacle;
  const reason = { code, message, ...(hint !== undefined && { hint }) };
  emit({ code: "change.stale", level: "error", address, data: { action, reason: reason.message } });
  return { address, action, status: "stale", reason };
}

function skip({ address, action }: Change, reason: OutcomeReason, emit: Emit): Outcome {
  emit({ code: "change.skipped", level: "warning", address, data: { action, reason: reason.message } });
  return { address, action, status: "skipped", reason };
}

function blockedBy(change: Change, outcomes: ReadonlyMap<string, Outcome>): OutcomeReason | undefined {
  const cause = change.requires.find((address) => {
    const outcome = outcomes.get(address);
    return outcome !== undefined && outcome.status !== "done" && outcome.status !== "unchanged";
  });
  return cause === undefined
    ? undefined
    : { code: "apply-dependency", message: `it needs ${cause}, which was not done` };
}

/** A token that is refused once is refused always: going on would only hide the cause under more failures. */
function haltAfter(outcome: Outcome): OutcomeReason | undefined {
  if (outcome.status !== "failed" || outcome.reason.code !== "unauthorized") return undefined;
  return { code: "apply-halted", message: "the run ended when the API refused the token" };
}

function keyFrom(outcome: Outcome | undefined): string | undefined {
  return outcome && "key" in outcome ? outcome.key : undefined;
}
