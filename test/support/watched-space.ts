import { expect } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as driftCommand from "../../src/commands/drift.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { runInProcess, type CommandResult } from "./command.ts";
import { temporaryFolder, writeProject, type Manifest } from "./project.ts";
import { chosenSettings } from "./settings-matrix.ts";
import { startSpace, TEST_TIME_SCALE, type TestSpace } from "./space.ts";

/** An applied project in a folder, and the drift of its space as the command tells it. */
export interface WatchedSpace {
  space: TestSpace;
  folder: string;
  /** Declares these manifests and nothing else. */
  declare: (manifests: Manifest[]) => void;
  /** Makes the space as declared. */
  apply: () => Promise<void>;
  /** `audiencectl drift` with these options, for reading. */
  read: (options?: object, env?: Record<string, string>) => Promise<CommandResult>;
  /** The same for a machine. */
  drift: (options?: object, env?: Record<string, string>) => Promise<CommandResult & { found: DriftJson }>;
}

/** What the JSON of a drift is looked at for. */
export interface DriftJson {
  drift: boolean | null;
  unread: { kind: string; because: string }[];
  edited: {
    address: string;
    updatedBy: string;
    updatedByName?: string;
    updatedAt: string;
    fields: { field: string }[];
  }[];
  missing: { address: string; because: string; auditTrail?: object }[];
  vanished: { address: string }[];
  differing: { address: string; difference: string }[];
  troubled: { address: string; trouble: { type: string }; message: string }[];
  unmanaged: { kind: string; name: string; createdBy: string; createdByName?: string; createdAt: string }[];
  notices: { code: string; address?: string; message: string; hint: string }[];
  pending: { address: string; action: string; fields?: { field: string }[] }[];
  known?: { group: string; subject: string }[];
}

/** Starts a space and applies a project to it. Audiences are computed and unlocked at once, and lists do not lag. */
export async function watchSpace(
  manifests: Manifest[],
  { settings = {}, timeScale = TEST_TIME_SCALE }: { settings?: Partial<SimulatorSettings>; timeScale?: number } = {},
): Promise<WatchedSpace> {
  const space = await startSpace({
    timeScale,
    settings: { ...chosenSettings(), computeSeconds: 0, lockSeconds: 0, listLagSeconds: 0, ...settings },
  });
  const folder = temporaryFolder();
  const access = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const read = (options: object = {}, env: Record<string, string> = {}): Promise<CommandResult> =>
    runInProcess(driftCommand, { cwd: folder, env: { ...access, ...env }, options: { timeScale, ...options } });
  const apply = async (): Promise<void> => {
    const options = { timeScale, format: "json", autoApprove: true, lockTimeout: 600_000, maxDeletePercent: 100 };
    const { exitCode, stderr } = await runInProcess(applyCommand, { cwd: folder, env: access, options });
    expect(exitCode, stderr).toBe(0);
  };
  writeProject(folder, manifests);
  await apply();
  return {
    space,
    folder,
    declare: (next) => writeProject(folder, next),
    apply,
    read,
    async drift(options = {}, env = {}) {
      const result = await read({ format: "json", ...options }, env);
      return { ...result, found: JSON.parse(result.stdout) as DriftJson };
    },
  };
}

const DAY_MS = 86_400_000;

/** Lets everything in a space have happened so many days ago. */
export function age({ space }: Pick<WatchedSpace, "space">, days: number): void {
  const then = new Date(Date.now() - days * DAY_MS).toISOString();
  const stored = space.stored();
  stored.audiences = stored.audiences.map((one) => ({
    ...one,
    updatedAt: then,
    ...(one.disabledSince !== undefined && { disabledSince: then }),
  }));
  stored.schedules = (stored.schedules ?? []).map((one) => ({ ...one, createdAt: then }));
}

/** Lets the computation of an audience go wrong. */
export function fail({ space }: Pick<WatchedSpace, "space">, name: string, failure: "Failed" | "Error"): void {
  const stored = space.stored();
  stored.audiences = stored.audiences.map((one) => (one.name === name ? { ...one, failure } : one));
}
