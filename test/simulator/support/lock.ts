import type { Simulator } from "../../../src/simulator/simulator.ts";

/**
 * Locks one audience, as somebody else's edit would, until so many seconds of the API from now.
 *
 * @param now The simulator's time, when it is not the real one.
 */
export function lockAudience(
  { state, settings }: Simulator,
  id: string,
  { seconds, timeScale = 1, now = Date.now() }: { seconds: number; timeScale?: number; now?: number },
): void {
  const lockedSince = new Date(now + ((seconds - settings.lockSeconds) * 1000) / timeScale).toISOString();
  for (const space of state.spaces)
    space.audiences = space.audiences.map((audience) => (audience.id === id ? { ...audience, lockedSince } : audience));
}
