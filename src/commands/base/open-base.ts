import type { Declaration } from "../../plan/base/base.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import type { BaseOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import type { DeclaredProject } from "../../planning/load-declared-project.ts";

/** Marks the changes of a plan as explained by the files or not. Without a base it gives the plan back as it is. */
export type ExplainPlan = (plan: Plan, now: Declaration, space: { id: string }) => Promise<Plan>;

/**
 * Finds the base, so that a wrong one fails before the first request. It is read when the space is known, because
 * manifests may name it.
 *
 * @throws {CommandError} when there is no git, no repository or no such ref.
 */
export async function openBase(io: CommandIo, { base }: BaseOptions, loaded: DeclaredProject): Promise<ExplainPlan> {
  if (base === undefined) return async (plan) => plan;
  const [{ findBase }, { readBase }, { markExplained }] = await Promise.all([
    import("./find-base.ts"),
    import("./read-base.ts"),
    import("../../plan/base/mark-explained.ts"),
  ]);
  const found = await findBase(io, base, loaded.project.file);
  return async (plan, now, space) => markExplained(plan, now, await readBase(io, found, { loaded, space }));
}
