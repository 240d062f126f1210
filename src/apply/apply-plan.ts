import { isWritten } from "../plan/change/is-change.ts";
import { unsetSecrets } from "../plan/change/sends-secrets.ts";
import type { OperationId } from "../segment/operations.ts";
import type { SpaceAccess } from "../live/call-kind.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import type { Turn } from "../segment/send-through-lane.ts";
import type { Mask } from "../segment/mask.ts";
import type { SecretSource } from "../resources/secrets.ts";
import { tellApiEvents } from "./api-events.ts";
import { findAwaited } from "./awaited.ts";
import { carryOut } from "./carry-out.ts";
import { findChangedKeys } from "./changed-keys.ts";
import { describeFailure } from "./describe-failure.ts";
import { openDispatchGate } from "./dispatch-gate.ts";
import type { ApplyEvent, Emit } from "./events.ts";
import { guardedWriter } from "./guarded-write.ts";
import { hideSecrets, secretsOfPlan } from "./hide-secrets.ts";
import { wasWritten, type ApplyResult } from "./outcome.ts";
import { listPatienceMs } from "./list-patience.ts";
import { MissingSecretError } from "./missing-secret-error.ts";
import { pause } from "./pause.ts";
import { priorities } from "./priorities.ts";
import { Progress } from "./progress.ts";
import { proveConvergence } from "./prove-convergence.ts";
import { runSteps } from "./run-steps.ts";
import { SentRecords } from "./sent-records.ts";
import { SpaceView, type SeenSpace } from "./space-view.ts";
import { stepsOf, type Step } from "./steps.ts";
import { lockWaiter, type WaitOptions } from "./wait.ts";
import type { WriteContext } from "./writer.ts";

/** How a plan is carried out. */
export interface ApplyOptions extends WaitOptions {
  access: SpaceAccess;
  /** Told of everything that happens. */
  onEvent: (event: ApplyEvent) => void;
  /** Values of environment variables. */
  secretOf: SecretSource;
  /** Whether what may be at its first computation is edited all the same. Default false. */
  editBackfilling?: boolean | undefined;
  /** What was read of the space just before, if anything. */
  seen?: SeenSpace;
  /** What one request of an operation takes of its lane's window, in seconds. Default: all the same. */
  secondsPerRequest?: (operation: OperationId) => number;
}

/**
 * Carries a plan out, every step as soon as what it requires is done. A step whose requirements failed is skipped with
 * the cause, the others go on. The result says what became of every change, whatever happened.
 *
 * @throws {MissingSecretError} before anything is sent, when a secret is not set that one of the changes sends.
 */
export async function applyPlan(plan: Plan, options: ApplyOptions): Promise<ApplyResult> {
  const emit: Emit = (event) => options.onEvent({ time: new Date().toISOString(), ...event });
  const changes = plan.changes.filter(isWritten);
  const missing = changes.flatMap((change) => unsetSecrets(change, options.secretOf));
  if (missing.length > 0) throw new MissingSecretError([...new Set(missing)]);
  const steps = stepsOf(changes);
  const progress = new Progress(changes, steps, emit);
  const context = createContext(options, progress, { emit, changes, plan });
  const mask = secretsOfPlan(plan, options.secretOf);
  const urgency = priorities(steps, options.secondsPerRequest ?? (() => 1));
  const { seconds, requests } = plan.estimate;
  const sent = Object.values(requests).reduce((sum, number) => sum + number, 0);
  const announced = { changes: changes.length, digest: plan.digest, requests: sent, seconds };
  emit({ code: "apply.started", level: "info", data: announced });
  tellApiEvents(options.access.client, emit);
  const dispatch = openDispatchGate(options.stop, () => emit({ code: "apply.stopping", level: "warning", data: {} }));
  let refused = false;
  await runSteps(steps, async (step) => {
    // Stopping in the middle of a replacement would leave nothing where something was.
    const blocked = progress.blockedBy(step);
    const begun = !refused && (progress.isHalfDone(step) || (!dispatch.closed() && !blocked && progress.begin(step)));
    const reason = (begun ? undefined : dispatch.closed()) ?? blocked;
    const turn = {
      priority: urgency.get(step.address) ?? 0,
      // Beside a thousand that wait at the gate, those that have begun are what a person wants to see.
      onTurn: () => progress.start(step),
      ...(!begun && { signal: dispatch.signal }),
    };
    if (reason) progress.skip(step, reason);
    else await take(step, progress, context(turn), mask);
    const refusal = progress.refusedToken(step);
    if (refusal) dispatch.close(refusal);
    refused ||= refusal !== undefined;
  });
  dispatch.release();
  const outcomes = progress.outcomes();
  const changedKeys = findChangedKeys(plan, outcomes);
  const result: ApplyResult = { outcomes, settling: [], ...(changedKeys.length > 0 && { changedKeys }) };
  const closed = dispatch.closed();
  if (!closed) await proveConvergence(plan, result, context({}), { ...options, emit, mask });
  // Whoever stops a run gets its account at once: a proof takes longer than CI platforms wait for a program to end.
  else if (outcomes.some(wasWritten)) result.unverified = closed.message;
  emit({ code: "apply.finished", level: "info", data: { settling: result.settling.length } });
  return result;
}

/** What writers need, for requests that wait for their turn in a given way. */
function createContext(
  options: ApplyOptions,
  progress: Progress,
  { emit, changes, plan }: { emit: Emit; changes: readonly Change[]; plan: Plan },
): (turn: Turn) => WriteContext {
  const plannedIds = new Set(changes.flatMap(({ id }) => id ?? []));
  const awaited = findAwaited(changes);
  const view = new SpaceView(options.access, options.seen, options.timeScale);
  const contextOf = (turn?: Turn): Omit<WriteContext, "sent"> => {
    const access = { ...options.access, ...(turn && { turn }) };
    const whenEditable = lockWaiter(access, options, emit);
    return {
      access,
      view,
      plannedIds,
      isAwaited: (address) => awaited.has(address),
      keyOf: (address) => progress.identityOf(address)?.key,
      madeId: (address) => progress.madeId(address),
      secretOf: options.secretOf,
      editBackfilling: options.editBackfilling ?? false,
      whenEditable,
      guardedWrite: guardedWriter(access, whenEditable, options),
      listPatienceMs: listPatienceMs(options),
      pause: (ms) => pause(ms / options.timeScale, [access.signal]),
    };
  };
  // A part is not done before what was sent of it is remembered, so that goes before everything that has not begun.
  const sent = new SentRecords(plan, contextOf({ priority: Number.MAX_SAFE_INTEGER }));
  return (turn) => ({ ...contextOf(turn), sent });
}

async function take(step: Step, progress: Progress, context: WriteContext, mask: Mask): Promise<void> {
  try {
    progress.succeed(step, await carryOut(step, context));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const failure = describeFailure(error, step.change, context.access.signal?.aborted === true);
    progress.fail(step, hideSecrets(failure, mask));
  }
}
