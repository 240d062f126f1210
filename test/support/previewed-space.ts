import * as previewCommand from "../../src/commands/preview.ts";
import type { PreviewReport } from "../../src/report/preview-report.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { runInProcess, type CommandResult } from "./command.ts";
import { temporaryFolder, writeProject, type Manifest } from "./project.ts";
import { startSpace, TEST_TIME_SCALE, type TestSpace } from "./space.ts";

/** A project that is not applied, beside a space in which previews are computed. */
export interface PreviewedSpace {
  space: TestSpace;
  folder: string;
  env: Record<string, string>;
  /** `audiencectl preview` with these options. */
  preview: (
    address: string | undefined,
    options?: object,
    input?: readonly string[],
  ) => Promise<CommandResult & { report: PreviewReport }>;
  /** How many previews were asked for. */
  asked: () => number;
  /** Spends previews of the month, and of the minute as well. */
  spend: (previews: number) => Promise<void>;
}

const previewsPath = "/spaces/spa_simulated/audiences/previews";

/** Writes the project and starts the space. */
export async function previewSpace(
  manifests: readonly Manifest[],
  { settings = {}, timeScale = TEST_TIME_SCALE }: { settings?: Partial<SimulatorSettings>; timeScale?: number } = {},
): Promise<PreviewedSpace> {
  const space = await startSpace({ timeScale, settings: { computeSeconds: 0, lockSeconds: 0, ...settings } });
  const folder = temporaryFolder();
  writeProject(folder, manifests);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  return {
    space,
    folder,
    env,
    async preview(address, options = {}, input = []) {
      const result = await runInProcess(previewCommand, {
        cwd: folder,
        env,
        options: { timeScale, format: "json", limit: 5, timeout: 600_000, ...options },
        positional: address === undefined ? [] : [address],
        input,
      });
      const isJson = result.stdout.startsWith("{");
      return { ...result, report: (isJson ? JSON.parse(result.stdout) : {}) as PreviewReport };
    },
    asked: () => space.requests.filter((line) => line.startsWith(`POST ${previewsPath}`)).length,
    async spend(previews) {
      // What a limit refuses counts like everything else, so there is no need to keep to that of the minute.
      for (let nth = 0; nth < previews; nth += 1)
        await space.simulator.fetch(
          new Request(space.url + previewsPath, {
            method: "POST",
            headers: {
              authorization: "Bearer PLACEHOLDER",
              "content-type": "application/vnd.segment.v1+json",
            },
            body: JSON.stringify({ audienceType: "USERS", definition: { query: "event('Spent').count() >= 1" } }),
          }),
        );
      space.requests.length = 0;
    },
  };
}
