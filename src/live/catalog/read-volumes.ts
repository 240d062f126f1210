import { listAll } from "../../segment/list.ts";
import type { SpaceAccess } from "../call-kind.ts";

const DAY_MS = 86_400_000;

/** So many whole days before today are counted. */
const DAYS = 7;

/**
 * How many of each event all sources of the workspace sent a day, over the last whole days in UTC, rounded down to a power
 * of ten, so that it seldom moves (API.md 7.3). An event that is not in it was not sent.
 */
export async function readVolumes(
  { client, signal }: SpaceAccess,
  nowMs: number,
): Promise<ReadonlyMap<string, number>> {
  const endMs = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const [startTime, endTime] = [endMs - DAYS * DAY_MS, endMs].map((ms) => new Date(ms).toISOString());
  const query = {
    granularity: "DAY",
    startTime: startTime ?? "",
    endTime: endTime ?? "",
    groupBy: ["eventName"],
  } as const;
  const entries = await listAll(client, "getEventsVolumeFromWorkspace", { query, signal });
  return new Map(
    entries.flatMap(({ eventName, total }) =>
      typeof eventName !== "string" ? [] : [[eventName, roundDown(total / DAYS)]],
    ),
  );
}

function roundDown(perDay: number): number {
  return perDay < 1 ? 0 : 10 ** Math.floor(Math.log10(perDay) + 1e-9);
}
