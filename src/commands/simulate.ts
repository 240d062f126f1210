import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { escapeControls } from "../values/printable.ts";
import { suggest } from "../values/suggest.ts";
import { ensureSpace } from "../simulator/ensure-space.ts";
import { isLoopback } from "../segment/hosts.ts";
import { bracketed } from "../simulator/refuse-foreign-hosts.ts";
import { serveSimulator } from "../simulator/server.ts";
import { createSimulator } from "../simulator/simulator.ts";
import { shareStateFile } from "../simulator/shared-state-file.ts";
import { loadStateFile } from "../simulator/state-file.ts";
import { loadSeedFile, seeds } from "../simulator/seeds/seeds.ts";
import { defaultState, type SimulatorState } from "../simulator/state.ts";
import { CommandError } from "./command-error.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import type { simulateDefinition } from "./definitions/space.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { simulatedSettings } from "./project/simulated-settings.ts";
import { stopSignals } from "./running/interrupt.ts";

type SimulateOptions = OptionsOf<typeof simulateDefinition>;

/** `audiencectl simulate`: serves a local Segment API until it is interrupted. */
export async function run(io: CommandIo, options: SimulateOptions): Promise<ExitCode> {
  const settings = simulatedSettings(io, options);
  const file = options.state === undefined ? undefined : path.resolve(io.cwd, options.state);
  const state = await startState(io, file, options.seed);
  const complete = (loaded: SimulatorState): void => {
    for (const space of options.space ?? []) ensureSpace(loaded, space);
  };
  complete(state);
  const simulator = createSimulator({
    state,
    settings,
    timeScale: options.timeScale,
    onDropped: ({ name, reason }) => io.stderr(`Dropped ${name}: ${escapeControls(reason)}\n`),
    ...(file !== undefined && shareStateFile(file, state, { complete })),
  });
  const server = await listen(simulator, options);
  io.stdout(`Listening on ${server.url}\n`);
  io.stderr(
    `Spaces: ${state.spaces.map(({ id }) => id).join(", ")}. Point PUBLIC_API_URL here; any token is accepted. Stop with Ctrl-C.\n`,
  );
  if (options.timeScale !== 1)
    io.stderr(
      `Give every command --time-scale ${options.timeScale}, too: without it, commands keep to the real rate limits and wait in real time.\n`,
    );
  if (!isLoopback(bracketed(options.host)))
    io.stderr(
      `${io.style.stderr.yellow("Warning:")} everybody who can reach this machine over the network reads and writes the simulated spaces; without --host only this machine does\n`,
    );
  await Promise.race(stopSignals.map((signal) => once(process, signal)));
  await server.close();
  return exitCodes.done;
}

/** A file that exists goes on where it stopped; a seed is for the first start only. */
async function startState(
  io: CommandIo,
  file: string | undefined,
  seed: SimulateOptions["seed"],
): Promise<SimulatorState> {
  if (file !== undefined && (seed === undefined || existsSync(file))) return await loadStateFile(file);
  return seed === undefined ? defaultState() : await plantSeed(io, seed);
}

async function plantSeed(io: CommandIo, seed: string): Promise<SimulatorState> {
  const build = seeds.get(seed);
  if (build) return build(Date.now());
  const loaded = await loadSeedFile(path.resolve(io.cwd, seed), Date.now());
  if (loaded) return loaded;
  const names = [...seeds.keys()];
  const near = suggest(seed, names);
  throw new CommandError(`there is no seed ${JSON.stringify(seed)}, neither by that name nor as a file`, {
    code: "unknown-seed",
    hint: `${near === undefined ? "" : `did you mean ${near}? `}seeds: ${names.join(", ")}, or a file in the format of --state`,
  });
}

async function listen(
  simulator: Parameters<typeof serveSimulator>[0],
  { port, host }: SimulateOptions,
): ReturnType<typeof serveSimulator> {
  try {
    return await serveSimulator(simulator, { port, hostname: host });
  } catch (error) {
    throw new CommandError(
      `cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`,
      {
        code: "simulator-port",
        hint: "choose another port with --port, or --port 0 for any free one",
        cause: error,
      },
    );
  }
}
