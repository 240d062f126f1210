import { createAsk } from "../../probe/ask.ts";
import { realClock } from "../../probe/clock.ts";
import { isRefused } from "../../probe/seen.ts";
import { ProbeEndError } from "../../probe/ends.ts";
import { CommandError } from "../command-error.ts";
import { nextCommand } from "../definitions/next-command.ts";
import type { ProbeOptions } from "./probe-options.ts";
import type { ProbeTask } from "./probe-task.ts";

/**
 * Looks whether the workspace has a destination, before anything is made for it. Where the token may not read destinations,
 * nobody knows.
 *
 * @throws {CommandError} when there is none of that id.
 */
export async function checkDestination(
  destinationId: string,
  options: ProbeOptions,
  { connection, count }: ProbeTask,
): Promise<void> {
  const { client, timeScale } = connection;
  const ask = createAsk({ client, count, clock: realClock(timeScale) });
  try {
    const seen = await ask("getDestination", { path: { destinationId } });
    if (seen.ok || isRefused(seen)) return;
    // Without the right to read them, destinations may look as if there were none (API.md 5.11).
    const list = await ask("listDestinations", { query: { "pagination.count": 1 } });
    if (!list.ok) return;
    throw new CommandError(
      `nothing was made: the workspace has no destination ${JSON.stringify(destinationId)} (HTTP ${seen.status})`,
      {
        code: "probe-destination",
        hint: `${nextCommand("api", options, ["listDestinations"])} shows their ids; leave --destination out to probe without one`,
      },
    );
  } catch (error) {
    // What is wrong with the API, the probe itself tells.
    if (!(error instanceof ProbeEndError)) throw error;
  }
}
