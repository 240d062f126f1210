import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import type { SimulatorOptions } from "../../src/simulator/simulator.ts";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { startSpace, type TestSpace } from "../support/space.ts";

/** The tracking plan of the shop. */
export const shopPlanId = "tp_000000000000000000000000001";

const DAY_MS = 86_400_000;

/** A shop that also has an event that nobody has sent for two months. */
export async function startShop(options: SimulatorOptions = {}): Promise<TestSpace> {
  const state = smallShop(Date.now());
  const lastSeenAt = new Date(Date.now() - 60 * DAY_MS).toISOString();
  for (const space of state.spaces)
    space.seenEvents = [...(space.seenEvents ?? []), { name: "Survey Answered", type: "TRACK", lastSeenAt }];
  return await startSpace({ state, ...options });
}

/** Runs words in a folder with a space. */
export async function runIn(folder: string, space: TestSpace, ...words: string[]): Promise<CommandResult> {
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  return await runWords([...words, "--time-scale", "600"], { cwd: folder, env });
}

/** Runs words that send nothing in a folder. */
export async function runOffline(folder: string, ...words: string[]): Promise<CommandResult> {
  return await runWords(words, { cwd: folder });
}
