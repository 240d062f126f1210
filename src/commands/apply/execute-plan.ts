import type { ApplyResult } from "../../apply/outcome.ts";
import type { CommandIo } from "../io.ts";
import { operationLimit } from "../../planning/plan-reading.ts";
import type { Planned } from "../project/plan-from-files.ts";
import { secretsOf } from "../project/secret-values.ts";
import { interruptible } from "../running/interrupt.ts";
import { showApply } from "./show-apply.ts";

/** How a plan is executed. */
export interface ExecuteOptions {
  /** In API milliseconds. */
  lockTimeout: number;
  /** Whether what may be at its first computation is edited all the same. */
  editBackfilling: boolean | undefined;
}

/** Carries a plan out before somebody's eyes; signals stop it. */
export async function executePlan(
  io: CommandIo,
  { plan, access, connection, seen, behaviour }: Planned,
  { lockTimeout, editBackfilling }: ExecuteOptions,
): Promise<ApplyResult> {
  const { timeScale, limits } = connection;
  const view = io.log ? undefined : showApply(io, { timeScale });
  try {
    return await interruptible(io, async (stop, abort) => {
      const { applyPlan } = await import("../../apply/apply-plan.ts");
      return await applyPlan(plan, {
        access: { ...access, signal: abort },
        lockTimeoutMs: lockTimeout,
        editBackfilling,
        lockSeconds: behaviour.lockSeconds,
        listLagSeconds: behaviour.listLagSeconds,
        timeScale,
        stop,
        secretOf: secretsOf(io),
        seen,
        secondsPerRequest: (operation) => {
          const { seconds, requests } = operationLimit(operation, limits);
          return seconds / requests;
        },
        onEvent: (event) => (io.log ?? view?.onEvent)?.(event),
      });
    });
  } finally {
    view?.close();
  }
}
