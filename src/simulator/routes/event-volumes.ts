import type {
  EventVolumePoint,
  GetEventsVolumeFromWorkspaceV1Output,
  RequestError,
  SourceEventVolumeV1,
} from "../../segment/generated/wire.ts";
import { compareText } from "../../values/compare-text.ts";
import { refuseWithout } from "../access.ts";
import { workspaceItems } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import { inputFault } from "../input-faults.ts";
import type { PageParameters } from "../pagination.ts";
import { refuseFaults } from "../refusal.ts";
import { takeNames } from "../space-schema/pages.ts";
import type { Arrivals } from "../volumes/arrivals.ts";
import { groupArrivals, type VolumeFilter, volumeDimensions } from "../volumes/group-arrivals.ts";
import type { World } from "../world.ts";

interface Parameters extends PageParameters, VolumeFilter {
  granularity: "DAY" | "HOUR" | "MINUTE";
  startTime: string;
  endTime: string;
}

const bucketMs = { DAY: 86_400_000, HOUR: 3_600_000, MINUTE: 60_000 } as const;

/** Most entries of an answer (API.md 7.3). */
const mostEntries = 5000;

/** Most counts of a series. How long a time may be asked for is not documented; without a bound one request could fill the memory. */
const mostPoints = 3000;

const getEventsVolumeFromWorkspace = defineHandler<Parameters>({
  handle({ parameters }, world): GetEventsVolumeFromWorkspaceV1Output {
    refuseWithout(world.settings.volumesAccess, "event volumes");
    refuseFaults(faultsOf(parameters));
    const { "pagination.count": _count, "pagination.cursor": _cursor, ...query } = parameters;
    const entries = [...groupArrivals(parameters, world)].map((arrivals) => volumeOf(arrivals, parameters, world));
    const seen = entries.filter(({ total }) => total > 0).toSorted(byTotal);
    const { page, pagination } = takeNames(seen.slice(0, mostEntries), parameters, world.settings);
    return { path: "/events/volume", query: { ...query }, result: page, pagination };
  },
});

function faultsOf({ granularity, startTime, endTime, groupBy = [] }: Parameters): RequestError[] {
  const times = Object.entries({ startTime, endTime }).filter(([, text]) => Number.isNaN(Date.parse(text)));
  if (times.length > 0) return times.map(([name]) => inputFault(name, "must be a valid ISO 8601 date"));
  const strange = groupBy.some((name) => !volumeDimensions.includes(name));
  const lengthMs = Date.parse(endTime) - Date.parse(startTime);
  return [
    ...(strange ? [inputFault("groupBy", `must be one of [${volumeDimensions.join(", ")}]`)] : []),
    ...(lengthMs <= 0 ? [inputFault("endTime", "must be after startTime")] : []),
    ...(lengthMs / bucketMs[granularity] > mostPoints ? [inputFault("startTime", "is too far from endTime")] : []),
  ];
}

function volumeOf(arrivals: readonly Arrivals[], parameters: Parameters, world: World): SourceEventVolumeV1 {
  const [first] = arrivals;
  const { groupBy = [], granularity, startTime, endTime } = parameters;
  const [startMs, endMs] = [Date.parse(startTime), Date.parse(endTime)];
  const series: EventVolumePoint[] = [];
  for (let fromMs = startMs; fromMs < endMs; fromMs += bucketMs[granularity]) {
    const toMs = Math.min(fromMs + bucketMs[granularity], endMs);
    const count = arrivals.reduce((sum, each) => sum + each.count(fromMs, toMs), 0);
    series.push({ time: new Date(fromMs).toISOString(), count });
  }
  return {
    ...(first && groupBy.includes("source") && { source: sourceView(first.sourceId, world) }),
    ...(first && groupBy.includes("eventName") && { eventName: first.eventName }),
    ...(first && groupBy.includes("eventType") && { eventType: first.eventType }),
    total: series.reduce((sum, { count }) => sum + count, 0),
    series,
  };
}

function sourceView(sourceId: string, world: World): NonNullable<SourceEventVolumeV1["source"]> {
  return workspaceItems("sources", world).find(({ id }) => id === sourceId) ?? { id: sourceId };
}

/** The most frequent first (API.md 7.3), equals by name. */
function byTotal(a: SourceEventVolumeV1, b: SourceEventVolumeV1): number {
  return b.total - a.total || compareText(a.eventName ?? "", b.eventName ?? "");
}

/** How many events arrived: `/events/volume` (API.md 7.3). */
export const eventVolumeHandlers = { getEventsVolumeFromWorkspace };
