import type { SpaceAccess } from "../live/objects.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { SegmentApiError } from "../segment/errors.ts";
import type { ApplyEvent, Emit } from "./events.ts";
import type { ApplyResult, Outcome, OutcomeReason } from "./outcome.ts";
import { StaleError } from "./stale-error.ts";
import { findSettling } from "./verify.ts";
import { editableWaiter, type WaitOptions } from "./wait.ts";
import { writers, type WriteContext } from "./write.ts";

/** How a plan is carried out. */
export interface ApplyOptions extends WaitOptions {
  access: SpaceAccess;
  /** Told of everything that happens. */
  onEvent: (event: ApplyEvent) => void;
  /** When it aborts, nothing more is started and what is under way is finished. */
  stop?: AbortSignal;
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
  };
  const changes = plan.changes.filter(({ action }) => action !== "none");
  emit({ code: "apply.started", level: "info", data: { changes: changes.length, digest: plan.digest } });
  let halted: OutcomeReason | undefined;
  for (const change of changes) {
    halted ??= options.stop?.aborted ? { code: "apply-stopped", message: "the run was stopped before it" } : undefined;
    const reason = halted ?? blockedBy(change, outcomes);
    const outcome = reason ? skip(change, reason, emit) : await carryOut(change, context, emit);
    outcomes.set(change.address, outcome);
    halted ??= haltAfter(outcome);
  }
  const result: ApplyResult = { outcomes: [...outcomes.values()], settling: [] };
  if (!halted) await verify(plan, result, options.access, emit);
  emit({ code: "apply.finished", level: "info", data: { settling: result.settling.length } });
  return result;
}

/** Adds the proof of convergence. That it cannot be had must not cost the account of what was done. */
async function verify(plan: Plan, result: ApplyResult, access: SpaceAccess, emit: Emit): Promise<void> {
  try {
    result.settling = await findSettling(plan, result.outcomes, access);
    const addresses = result.settling.join(", ");
    if (addresses !== "") emit({ code: "apply.settling", level: "warning", data: { addresses } });
  } catch (error) {
    result.unverified = error instanceof Error ? error.message : String(error);
    emit({ code: "apply.unverified", level: "warning", data: { reason: result.unverified } });
  }
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
    const reason = { code: "code" in error ? String(error.code) : "internal", message: error.message };
    const status = error instanceof StaleError ? "stale" : "failed";
    emit({ code: `change.${status}`, level: "error", address, data: { action, reason: reason.message } });
    return { address, action, status, reason: { ...reason, ...(isRefusedToken(error) && { code: "unauthorized" }) } };
  }
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

function isRefusedToken(error: Error): boolean {
  return error instanceof SegmentApiError && (error.kind === "unauthorized" || error.kind === "forbidden");
}

function keyFrom(outcome: Outcome | undefined): string | undefined {
  return outcome && "key" in outcome ? outcome.key : undefined;
}
