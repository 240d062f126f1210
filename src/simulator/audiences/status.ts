import type { Clock } from "../clock.ts";
import { conflict } from "../refusal.ts";
import type { SimulatorSettings } from "../settings.ts";
import type { StoredAudience, StoredComputation } from "../state/audiences.ts";
import type { World } from "../world.ts";

/** The states that the simulator acts out, of those that the API has (API.md 2.8). */
export type AudienceStatus = "Locked" | "Disabled" | "Preparing" | "Computing" | "Live" | "Failed" | "Error";

/** What decides a status besides the audience. */
export interface StatusContext {
  clock: Clock;
  settings: SimulatorSettings;
}

/**
 * The status at an instant, worked out from timestamps, so nothing has to happen in time for it to change: Locked
 * after an edit, and for good after one that left it stuck, Disabled while not enabled, else Preparing, Computing and then Live, or what its `failure` says.
 */
export function statusAt(
  audience: StoredComputation & Pick<StoredAudience, "stuckSince">,
  atMs: number,
  { clock, settings }: StatusContext,
): AudienceStatus {
  if (audience.stuckSince !== undefined && Date.parse(audience.stuckSince) <= atMs) return "Locked";
  const since = (instant: string): number => atMs - Date.parse(instant);
  const locked =
    audience.lockedSince !== undefined && since(audience.lockedSince) < clock.durationMs(settings.lockSeconds);
  if (locked) return "Locked";
  if (!audience.enabled) return "Disabled";
  const computeMs = clock.durationMs(settings.computeSeconds);
  const elapsedMs = since(audience.computingSince);
  if (elapsedMs >= computeMs) return audience.failure ?? "Live";
  return elapsedMs < computeMs / 2 ? "Preparing" : "Computing";
}

/** Whether the first computation of an audience was done at an instant, well or not, or before it was disabled. */
export function wasComputed(
  { computedBefore, enabled, computingSince, disabledSince }: StoredAudience,
  atMs: number,
  { clock, settings }: StatusContext,
): boolean {
  if (computedBefore) return true;
  const endMs = enabled || disabledSince === undefined ? atMs : Date.parse(disabledSince);
  return endMs - Date.parse(computingSince) >= clock.durationMs(settings.computeSeconds);
}

/** Throws the `Refusal` of an edit while an audience or a computed trait is locked, by the setting `lockErrorStatus`. */
export function refuseWhileLocked(computation: StoredComputation, world: World): void {
  if (statusAt(computation, world.clock.now(), world) !== "Locked") return;
  const message = `'${computation.id}' is locked until its last change has been incorporated.`;
  throw conflict(message, world.settings.lockErrorStatus);
}
