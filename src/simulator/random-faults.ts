import type { Clock } from "./clock.ts";
import { faultKindRows, faultKinds, type FaultKind, type FaultKindRow } from "./fault-kinds.ts";
import type { FaultFinder } from "./faults.ts";
import { createRandom } from "./random.ts";
import type { SimulatorSettings } from "./settings.ts";
import type { FailureChoice } from "./settings/fault-settings.ts";

/** How long a random 429 says to wait, in API seconds. */
const waitSeconds = 1;

/**
 * Finds faults by chance, as the settings `failureRate`, `failureSeed`, `failureKinds` and `failureStreak` say. The same
 * settings and the same order of requests give the same faults.
 */
export function createRandomFaults(settings: SimulatorSettings, clock: Clock): FaultFinder {
  let seed = settings.failureSeed;
  let random = createRandom(seed);
  // How often the last requests for one target were struck, without one in between that got through.
  const streaks = new Map<string, number>();

  return (operationId, target) => {
    const kinds = kindsOf(settings.failureKinds);
    if (settings.failureRate === 0 || kinds.length === 0) return [];
    if (settings.failureSeed !== seed) {
      seed = settings.failureSeed;
      random = createRandom(seed);
    }
    const subject = `${operationId} ${target}`;
    const streak = streaks.get(subject) ?? 0;
    // Drawn for every request, so that one that is spared does not shift the chances of all that follow.
    const [struck, kind] = [random.chance(settings.failureRate), random.pick(kinds)];
    if (!struck || (settings.failureStreak > 0 && streak >= settings.failureStreak)) {
      streaks.delete(subject);
      return [];
    }
    streaks.set(subject, streak + 1);
    return [{ operationId, kind, retryAfterSeconds: clock.durationMs(waitSeconds) / 1000 }];
  };
}

function kindsOf(choices: readonly FailureChoice[]): readonly FaultKind[] {
  return faultKinds.filter((kind) => [kind, ...groupsOf(faultKindRows[kind])].some((name) => choices.includes(name)));
}

// Each hang costs a client its whole patience, so the groups of everything do not have them.
function groupsOf({ strikes, hangs }: FaultKindRow): readonly FailureChoice[] {
  return hangs ? ["hangs"] : ["all", strikes];
}
