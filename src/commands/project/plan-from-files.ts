import type { SeenSpace } from "../../apply/space-view.ts";
import type { SpaceAccess } from "../../live/call-kind.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { planReading } from "../../planning/plan-reading.ts";
import { openBase } from "../base/open-base.ts";
import type { BaseOptions, GuardOptions, ProjectOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import type { ApiConnection, ApiConnectionOptions } from "./connect.ts";
import { loadForEnvironment } from "./load.ts";
import { readSpaceFor } from "./read-space-for.ts";

/** A plan with what is needed to go on from it. The manifests are let go: they are large, and an apply may last for hours. */
export interface Planned {
  plan: Plan;
  connection: ApiConnection;
  access: SpaceAccess;
  /** What was read of the space. */
  seen: SeenSpace;
}

/** Reads the files, then the space, and plans. Nothing is sent before all files are without error. */
export async function planFromFiles(
  io: CommandIo,
  options: ProjectOptions & ApiConnectionOptions & GuardOptions & BaseOptions,
): Promise<Planned> {
  const declared = await loadForEnvironment(io, options);
  const explain = await openBase(io, options, declared);
  const { createMissing = false } = options;
  const { connection, read } = await readSpaceFor(io, options, declared, { createMissing });
  const { project, desired, space, access, reading, createdAt } = read;
  const plan = planReading(read, { guards: guardsFrom(options), limits: connection.limits });
  return {
    plan: await explain(plan, { desired, forget: project.forget }, space),
    connection,
    access,
    seen: { live: reading.live, atMs: Date.parse(createdAt) },
  };
}

/** The guards that flags name. */
function guardsFrom({ maxDeletes, maxDeletePercent, maxChangePercent, allowDeleteAll }: GuardOptions) {
  return {
    ...(maxDeletes !== undefined && { maxDeletes }),
    ...(maxDeletePercent !== undefined && { maxDeletePercent }),
    ...(maxChangePercent !== undefined && { maxChangePercent }),
    ...(allowDeleteAll !== undefined && { allowDeleteAll }),
  };
}
