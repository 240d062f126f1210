import type { SeenSpace } from "../apply/space-view.ts";
import { findSpace, type SpaceInfo } from "../live/find-space.ts";
import type { SpaceAccess } from "../live/objects.ts";
import type { OperationLimit } from "../plan/estimate.ts";
import type { Plan } from "../plan/generated/plan.ts";
import type { GuardLimits } from "../plan/refusals/guards.ts";
import { makePlan } from "../plan/make-plan.ts";
import type { DesiredResource } from "../resources/resource.ts";
import type { LaneLimit } from "../segment/lanes.ts";
import { isOperationId, operationRow } from "../segment/operations.ts";
import { openBase, type BaseOptions } from "./base/open-base.ts";
import { connect, type Connection, type ConnectionExtras, type ConnectionOptions } from "./project/connect.ts";
import type { CommandIo } from "./io.ts";
import { readAndDraft, secretsOf } from "./read-and-draft.ts";
import { secretsIn } from "./project/secret-values.ts";
import { loadForEnvironment, type LoadedProject, type ProjectOptions } from "./project/load.ts";

/** Overrides of the project file's guards, from flags. */
export interface GuardOptions {
  maxDeletes?: number;
  maxDeletePercent?: number;
  maxChangePercent?: number;
  allowDeleteAll?: boolean;
  createMissing?: boolean;
}

/** A plan with what is needed to go on from it. */
export interface Planned {
  plan: Plan;
  loaded: LoadedProject;
  /** What the manifests ask for in this space. */
  desired: readonly DesiredResource[];
  connection: Connection;
  access: SpaceAccess;
  /** What was read of the space. */
  seen: SeenSpace;
}

/** Reads the files, then the space, and plans. Nothing is sent before all files are without error. */
export async function planFromFiles(
  io: CommandIo,
  options: ProjectOptions & ConnectionOptions & GuardOptions & BaseOptions,
): Promise<Planned> {
  const loaded = await loadForEnvironment(io, options);
  const explain = await openBase(io, options, loaded);
  const connection = await connectTo(io, options, { ...loaded, texts: textsIn(loaded) });
  const space = await findSpace(connection.client, loaded.environment.space);
  const access: SpaceAccess = { client: connection.client, spaceId: space.id };
  const desired = await loaded.withSpace(space);
  const { live, input, draft, findings } = await readAndDraft(access, {
    project: loaded.project.name,
    desired,
    forget: loaded.project.forget,
    createMissing: options.createMissing ?? false,
    secretOf: secretsOf(io),
  });
  const unexplained = makePlan(
    {
      ...input,
      environment: loaded.environment.name,
      space: describeSpace(space),
      guards: guardLimits(loaded, options),
      limitOf: (operation) => operationLimit(operation, connection.limits),
      findings,
    },
    draft,
  );
  const plan = await explain(unexplained, { desired, forget: loaded.project.forget }, space);
  return { plan, loaded, desired, connection, access, seen: { live, atMs: Date.parse(input.createdAt) } };
}

/** An environment of a project, and the texts that may name secrets as `${env.NAME}`. */
export interface EnvironmentTarget extends Pick<LoadedProject, "project" | "environment"> {
  texts: readonly string[];
}

/** What may name secrets in a project that was read. */
export function textsIn({ resources, sources }: Pick<LoadedProject, "resources" | "sources">): string[] {
  return [JSON.stringify(resources), ...[...sources.values()].map(({ text }) => text)];
}

/** The client for an environment of a project. */
export async function connectTo(
  io: CommandIo,
  options: ConnectionOptions,
  { project, environment, texts }: EnvironmentTarget,
  extras: ConnectionExtras = {},
): Promise<Connection> {
  const { region, space } = environment;
  const { limits, directory } = project;
  return await connect(io, options, { region, space, limits, directory, secrets: secretsIn(io, texts) }, extras);
}

function describeSpace({ id, slug, name }: SpaceInfo): Plan["space"] {
  return { id, ...(slug !== undefined && { slug }), ...(name !== undefined && { name }) };
}

function guardLimits({ project }: LoadedProject, options: GuardOptions): GuardLimits {
  const { guards } = project;
  return {
    maxDeletes: options.maxDeletes ?? guards.maxDeletes,
    maxDeletePercent: options.maxDeletePercent ?? guards.maxDeletePercent,
    maxChangePercent: options.maxChangePercent ?? guards.maxChangePercent,
    allowDeleteAll: options.allowDeleteAll ?? false,
  };
}

/** The rate limit of an operation as plans see it. */
export function operationLimit(operation: string, limits: Readonly<Record<string, LaneLimit>>): OperationLimit {
  if (!isOperationId(operation)) throw new TypeError(`unknown operation ${operation}`);
  const { lane, page } = operationRow(operation);
  const { requests, seconds } = limits[lane] ?? { requests: 1, seconds: 60 };
  return { lane, requests, seconds, ...(page && { pageSize: page.max }) };
}
