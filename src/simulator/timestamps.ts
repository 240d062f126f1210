import type { World } from "./world.ts";

/** Now, as the API writes instants: ISO 8601 in UTC with milliseconds. */
export function nowText({ clock }: Pick<World, "clock">): string {
  return new Date(clock.now()).toISOString();
}

/**
 * The `updatedAt` of a change: now, but never the same instant twice, because clients tell by it that somebody else
 * was faster.
 */
export function nextUpdate(before: string, { clock }: Pick<World, "clock">): string {
  return new Date(Math.max(clock.now(), Date.parse(before) + 1)).toISOString();
}
