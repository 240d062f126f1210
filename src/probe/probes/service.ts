import { UnexpectedError } from "../ends.ts";
import { byStatus, measured, observed, outside } from "../finding.ts";
import type { Probe } from "../probe.ts";
import { objectIn, type Seen } from "../seen.ts";
import type { Bench } from "../bench.ts";

const onePage = (bench: Bench, query: Record<string, string | number> = {}): Promise<Seen> =>
  bench.look("listAudiences", { path: { spaceId: bench.spaceId }, query });

/** What all operations share: limits, clocks, media types, parameters, pages. */
export const serviceProbes: readonly Probe[] = [
  {
    group: "A",
    title: "whether the token is accepted, and what it may be used for in a minute",
    settles: ["rateLimits", "defaultRateLimit", "tokenAccess"],
    async look(bench) {
      const seen = await bench.look("getWorkspace");
      if (seen.status === 401) {
        bench.settle("tokenAccess", observed("none", seen));
        throw new UnexpectedError("the token is refused");
      }
      bench.leaveOpen("tokenAccess", "only a write shows whether the token may do more than read");
      const [consumed, remaining] = ["consumed", "remaining"].map((name) =>
        Number(seen.headers.get(`x-ratelimit-${name}`) ?? Number.NaN),
      );
      const limit = Number(consumed) + Number(remaining);
      if (!seen.ok) return;
      bench.settle("rateLimits", observed(!Number.isNaN(limit), seen));
      if (Number.isNaN(limit)) bench.leaveOpen("defaultRateLimit", "answers say nothing of limits");
      else bench.settle("defaultRateLimit", observed(limit, seen));
    },
  },
  {
    group: "A",
    title: "media types that no operation has",
    settles: ["strictMediaTypes"],
    async look(bench) {
      const headers = { accept: "application/vnd.segment.v9nonsense+json" };
      const seen = await bench.look("getWorkspace", { headers });
      bench.settle("strictMediaTypes", byStatus(seen, { ok: false, 406: true }));
    },
  },
  {
    group: "A",
    title: "parameters that no list has, and pages asked for with brackets",
    settles: ["unknownQuery", "bracketPagination"],
    async look(bench) {
      const unknown = await onePage(bench, { audiencectlProbe: 1 });
      bench.settle("unknownQuery", byStatus(unknown, { ok: "ignore", 422: "refuse", 400: "refuse" }));
      // Where nothing is refused for its name, only a value that no count has tells whether it was read.
      const bracketed = await onePage(bench, { "pagination[count]": unknown.ok ? "none" : 1 });
      const values = unknown.ok ? { ok: false, 422: true, 400: true } : { ok: true, 422: false, 400: false };
      bench.settle("bracketPagination", byStatus(bracketed, values));
    },
  },
  {
    group: "A",
    title: "the ends of a list",
    settles: ["paginationEnds"],
    async look(bench) {
      const seen = await onePage(bench, { "pagination.count": 1 });
      const pagination = objectIn(seen, "pagination");
      if (!seen.ok) bench.leaveOpen("paginationEnds", `the list failed (HTTP ${seen.status})`);
      else if (!("previous" in pagination)) bench.settle("paginationEnds", observed("absent", seen));
      else if (pagination["previous"] === null) bench.settle("paginationEnds", observed("null", seen));
      else bench.settle("paginationEnds", outside("the first page has a page before it", seen));
    },
  },
  {
    group: "A",
    title: "an echo that is asked for an error",
    settles: ["echoErrorStatus"],
    async look(bench) {
      const seen = await bench.look("echo", { query: { message: "audiencectl probe", triggerError: true } });
      bench.settle("echoErrorStatus", byStatus(seen, { 400: 400, 404: 404, 422: 422 }));
    },
  },
];

/** Comes last: every answer says something of the clock. */
export const clockProbe: Probe = {
  group: "A",
  title: "the server's clock",
  settles: ["clockSkewSeconds"],
  async look(bench) {
    const { minMs, maxMs, answers } = bench.clockAhead();
    if (answers.length === 0) bench.leaveOpen("clockSkewSeconds", "answers have no date");
    else {
      const bounds = { min: minMs / 1000, max: maxMs / 1000 };
      bench.settle("clockSkewSeconds", measured(bounds, answers.length, answers));
    }
  },
};
