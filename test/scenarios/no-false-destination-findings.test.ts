import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as importCommand from "../../src/commands/import.ts";
import * as planCommand from "../../src/commands/plan.ts";
import type { Change, Plan } from "../../src/plan/generated/plan.ts";
import type { SimulatorState } from "../../src/simulator/state.ts";
import { runInProcess, type CommandModule, type CommandResult } from "../support/command.ts";
import { isLong } from "../support/length.ts";
import { temporaryFolder } from "../support/project.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";

const examples = path.resolve(import.meta.dirname, "../../examples");

function readSeed(file: string): SimulatorState {
  return JSON.parse(readFileSync(path.join(examples, "seeds", file), "utf8")) as SimulatorState;
}

/** Runs a command in a folder, against a space of these states. */
async function runIn(
  folder: string,
  state: SimulatorState,
  module: CommandModule,
  options: object,
): Promise<CommandResult> {
  const { url } = await startSpace({ state });
  const env = { PUBLIC_API_URL: url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  return await runInProcess(module, { cwd: folder, env, options: { timeScale: TEST_TIME_SCALE, ...options } });
}

/** The state with its destinations and nothing else in it, so that everything is to be connected. */
function withoutObjects(state: SimulatorState): SimulatorState {
  const spaces = state.spaces.map(({ id, slug, name, destinations }) => ({
    id,
    slug,
    name,
    audiences: [],
    deletedKeys: [],
    ...(destinations && { destinations }),
  }));
  return { ...state, spaces };
}

/** What a plan that connects something says of destinations and mappings. */
async function findingsIn(folder: string, state: SimulatorState): Promise<string[]> {
  const { stdout, stderr } = await runIn(folder, state, planCommand, {
    format: "json",
    createMissing: true,
  });
  const { changes = [] } = JSON.parse(stdout) as Partial<Plan>;
  const connects = ({ kind, action }: Change): boolean => kind === "Destination" && action === "create";
  expect(changes.filter(connects).length, stderr).toBeGreaterThan(0);
  const found = changes.flatMap(({ warnings }) => warnings.map(({ code, message }) => `${code}: ${message}`));
  return found.filter((each) => /^plan-(destination|mapping|secret-in)/.test(each));
}

function writeProjectFile(folder: string, space: string, secrets: readonly string[]): void {
  const lines = [
    "apiVersion: audiencectl/v1",
    "kind: Project",
    "metadata: { name: growth }",
    "spec:",
    "  manifests: ['*s/*.yaml']",
    `  secrets: [${secrets.join(", ")}]`,
    "  environments:",
    `    test: { space: ${space} }`,
  ];
  writeFileSync(path.join(folder, "audiencectl.yaml"), `${lines.join("\n")}\n`);
}

describe("nothing is found wrong with the destinations of", () => {
  const seeds = readdirSync(path.join(examples, "seeds")).filter((file) => isLong || file.startsWith("small"));

  test.each(seeds)("the seed %s, when all that it connects is connected anew", async (file) => {
    const seed = readSeed(file);
    const space = seed.spaces[0]?.id ?? "";
    const folder = temporaryFolder();
    writeProjectFile(folder, space, []);
    const { exitCode, stderr } = await runIn(folder, seed, importCommand, { all: true });
    expect(exitCode, stderr).toBe(0);
    const texts = readdirSync(path.join(folder, "audiences")).map((name) =>
      readFileSync(path.join(folder, "audiences", name), "utf8"),
    );
    const named = [...texts.join("\n").matchAll(/\$\{env\.(\w+)\}/g)].map(([, name = ""]) => name);
    writeProjectFile(folder, space, [...new Set(named)]);
    expect(await findingsIn(folder, withoutObjects(seed))).toEqual([]);
  });

  test("the example for messaging", async () => {
    const folder = temporaryFolder();
    cpSync(path.join(examples, "messaging"), folder, { recursive: true });
    expect(await findingsIn(folder, readSeed("small-shop.json"))).toEqual([]);
  });
});
