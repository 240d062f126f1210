import type { Plan } from "../plan/generated/plan.ts";
import type { Mask } from "../segment/mask.ts";
import { addKeyUsers } from "./changed-keys.ts";
import { describeFailure } from "./describe-failure.ts";
import type { Emit } from "./events.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { NoEffectError } from "./no-effect-error.ts";
import type { ApplyResult, Outcome } from "./outcome.ts";
import { pause } from "./pause.ts";
import { waitUntilSettled } from "./verify.ts";
import type { WaitOptions } from "./wait.ts";
import type { WriteContext } from "./writer.ts";
import { findDuplicates, removeDuplicate } from "./resolve-duplicates.ts";

/**
 * Adds the proof that the space is as planned, after taking back what another run made first. That the proof cannot be
 * had must not cost the account of what was done.
 */
export async function proveConvergence(
  plan: Plan,
  result: ApplyResult,
  context: WriteContext,
  { stop, timeScale, emit, mask }: WaitOptions & { emit: Emit; mask: Mask },
): Promise<void> {
  const goesOn = async (ms: number): Promise<boolean> => {
    await pause(ms / timeScale, [context.access.signal, stop]);
    return !stop?.aborted;
  };
  emit({ code: "apply.proving", level: "info", data: {} });
  try {
    const { live, settling, unseen, untold } = await waitUntilSettled(plan, result.outcomes, context, goesOn);
    result.settling = settling;
    if (Object.keys(untold).length > 0) result.untold = untold;
    const changedKeys = (result.changedKeys ?? []).filter(({ address }) => !unseen.has(address));
    delete result.changedKeys;
    if (changedKeys.length > 0) result.changedKeys = addKeyUsers(changedKeys, plan, live);
    const places = new Map(result.outcomes.map(({ address }, index) => [address, index]));
    const outcomeOf = (address: string): Outcome | undefined => result.outcomes[places.get(address) ?? -1];
    const duplicates = findDuplicates(plan.changes, outcomeOf, live);
    for (const change of plan.changes) {
      const because = unseen.get(change.address);
      // What goes again counts by that.
      if (because === undefined || duplicates.some((duplicate) => duplicate.change === change)) continue;
      const { address, action } = change;
      const failure = hideSecrets(describeFailure(new NoEffectError(because), change, false), mask);
      result.outcomes[places.get(address) ?? -1] = { address, action, ...failure };
      emit({ code: "change.failed", level: "error", address, data: { action, reason: failure.reason.message } });
    }
    for (const duplicate of duplicates) {
      const removed = await removeDuplicate(duplicate, context);
      const { address, action, reason } = removed;
      result.outcomes[places.get(address) ?? -1] = removed;
      emit({ code: "change.stale", level: "error", address, data: { action, reason: reason.message } });
    }
    const addresses = settling.join(", ");
    if (addresses !== "") emit({ code: "apply.settling", level: "warning", data: { addresses } });
  } catch (error) {
    result.unverified = mask.redact(error instanceof Error ? error.message : String(error));
    emit({ code: "apply.unverified", level: "warning", data: { reason: result.unverified } });
  }
}
