import type { Base, Declaration } from "../../plan/base/base.ts";
import { baseFaultText } from "../../plan/base/unreadable-base.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import type { BaseOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import type { DeclaredProject } from "../../planning/load-declared-project.ts";
import { escapeControls } from "../../values/printable.ts";

/** How a base is opened. */
interface Opening {
  /** Whether a plan says that it cannot be read. Default: a warning on stderr does. */
  inPlan?: boolean;
}

/** What the files are compared with. */
export interface OpenedBase {
  /** Marks the changes of a plan as explained by the files or not. Without a base it gives the plan back as it is. */
  explain: (plan: Plan, now: Declaration, space: { id: string }) => Promise<Plan>;
  /** What the project declared then; read once. `undefined` without a base. Without a space, as it is before that is known. */
  read: (space?: { id: string }) => Promise<Base | undefined>;
}

/**
 * Finds the base, so that a wrong one fails before the first request. It is read when the space is known, because
 * manifests may name it.
 *
 * @throws {CommandError} when there is no git, no repository or no such ref.
 */
export async function openBase(
  io: CommandIo,
  { base }: BaseOptions,
  loaded: DeclaredProject,
  { inPlan = false }: Opening = {},
): Promise<OpenedBase> {
  if (base === undefined) return { explain: async (plan) => plan, read: async () => undefined };
  const [{ findBase }, { readBase }, { markExplained }] = await Promise.all([
    import("./find-base.ts"),
    import("./read-base.ts"),
    import("../../plan/base/mark-explained.ts"),
  ]);
  const found = await findBase(io, base, loaded.project.file);
  let reading: Promise<Base> | undefined;
  const readOnce = async (space?: { id: string }): Promise<Base> => {
    const then = await readBase(io, found, { loaded, space });
    const fault = baseFaultText(then);
    if (fault !== undefined && !inPlan)
      io.stderr(
        `${io.style.stderr.yellow("Warning:")} ${escapeControls(fault)}; so everything counts as changed of which the file differs from then\n`,
      );
    return then;
  };
  const read = (space?: { id: string }): Promise<Base> => (reading ??= readOnce(space));
  return { read, explain: async (plan, now, space) => markExplained(plan, now, await read(space)) };
}
