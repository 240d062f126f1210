// A simulated space behind a server that notes when each request came and went.
import { createSimulator, serveSimulator } from "../../dist/index.js";

/** @param latencyMs What every request takes besides the work itself. */
export async function serveMeasured(state, { timeScale, latencyMs, settings = {} }) {
  const log = [];
  const simulator = createSimulator({ state, timeScale, settings });
  const server = await serveSimulator(
    {
      async fetch(request) {
        const startedMs = performance.now();
        await new Promise((resolve) => setTimeout(resolve, latencyMs));
        const response = await simulator.fetch(request);
        const { pathname } = new URL(request.url);
        log.push({
          method: request.method,
          path: pathname,
          status: response.status,
          startedMs,
          endedMs: performance.now(),
        });
        return response;
      },
    },
    { port: 0 },
  );
  return { url: server.url, log, simulator, close: () => server.close() };
}

/** Kinds of writes, by what their paths look like, with the requests a minute that are published for them. */
const writeLanes = [
  [/^POST .*\/audiences$/, "createAudience", 50],
  [/^PATCH .*\/audiences\/[^/]+$/, "updateAudience", 50],
  [/^DELETE .*\/audiences\/[^/]+$/, "removeAudience", 50],
  [/^POST .*\/destination-connections$/, "addDestination", 50],
  [/^POST .*\/activations$/, "addActivation", 50],
  [/^POST .*\/computed-traits$/, "createTrait", 10],
  [/^PATCH .*\/computed-traits\/[^/]+$/, "updateTrait", 10],
  [/^POST .*\/schedules$/, "addSchedule", 50],
  [/^DELETE .*\/computed-traits\/[^/]+$/, "removeTrait", 20],
];

/** Kinds of reads that a plan needs one of for each object. */
const readLanes = [
  [/^GET .*\/destination-connections$/, "listDestinations", 50],
  [/^GET .*\/activations$/, "listActivations", 60],
];

/** How many windows are full before the last of these requests can come, in the lane where that takes longest. */
function fullWindows(requests, lanes, share) {
  const counts = new Map();
  for (const { method, path } of requests) {
    const lane = lanes.find(([pattern]) => pattern.test(`${method} ${path}`));
    if (lane) counts.set(lane, (counts.get(lane) ?? 0) + 1);
  }
  return Math.max(0, ...[...counts].map(([[, , limit], count]) => Math.floor((count - 1) / Math.floor(limit * share))));
}

/**
 * How long the writes of a log took, and how long the limits and the graph force them to take at least: in each lane the
 * last request can come no sooner than after as many whole windows as are full before it; the longest chain takes its
 * requests; and before the first write the space has to be looked at, with the parts of what is to be deleted.
 *
 * @param share Which share of the limits is left to us.
 */
export function judge(log, { windowMs, latencyMs, depth, share = 1 }) {
  const done = log.filter(({ status }) => status < 300);
  const writes = done.filter(({ method }) => method !== "GET");
  const firstWriteMs = Math.min(...writes.map(({ startedMs }) => startedMs));
  const readBefore = done.filter(({ startedMs }) => startedMs < firstWriteMs);
  const windows = fullWindows(readBefore, readLanes, share) + fullWindows(writes, writeLanes, share);
  const boundMs = windows * windowMs + (1 + depth) * latencyMs;
  const firstMs = Math.min(...log.map(({ startedMs }) => startedMs));
  const lastMs = Math.max(...writes.map(({ endedMs }) => endedMs));
  return {
    makespanMs: lastMs - firstMs,
    boundMs,
    requests: log.length,
    refused: log.filter(({ status }) => status === 429).length,
    writes: writes.length,
  };
}
