import { settleBy } from "../decide.ts";
import { UndecidedError, UnexpectedError } from "../ends.ts";
import { measured, observed, outside } from "../finding.ts";
import type { Probe } from "../probe.ts";
import { probeName } from "../names.ts";
import { note } from "../note.ts";
import { granted, objectIn, type Seen, type Success } from "../seen.ts";
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
        throw new UnexpectedError(note`the token is refused`);
      }
      bench.leaveOpen("tokenAccess", note`only a write shows whether the token may do more than read`);
      const [consumed, remaining] = ["consumed", "remaining"].map((name) =>
        Number.parseInt(granted(seen).headers.get(`x-ratelimit-${name}`) ?? "", 10),
      );
      const limit = Number(consumed) + Number(remaining);
      // There may be limits that no answer tells.
      if (Number.isNaN(limit)) throw new UndecidedError(note`answers say nothing of limits`);
      bench.settle("rateLimits", observed(true, seen));
      bench.settle("defaultRateLimit", observed(limit, seen));
    },
  },
  {
    group: "A",
    title: "media types that no operation has",
    settles: ["strictMediaTypes"],
    async look(bench) {
      const headers = { accept: "application/vnd.segment.v9nonsense+json" };
      const seen = await bench.look("getWorkspace", { headers });
      await settleBy(bench, "strictMediaTypes", seen, {
        taken: { as: false, shows: () => true },
        refused: { 406: true },
        control: () => bench.look("getWorkspace"),
      });
    },
  },
  {
    group: "A",
    title: "parameters that no list has, and pages asked for with brackets",
    settles: ["unknownQuery", "bracketPagination"],
    async look(bench) {
      const unknown = await onePage(bench, { audiencectlProbe: 1 });
      const control = (): Promise<Seen> => onePage(bench);
      await settleBy(bench, "unknownQuery", unknown, {
        taken: { as: "ignore", shows: () => true },
        refused: { 422: "refuse", 400: "refuse" },
        about: ["audiencectlProbe"],
        control,
      });
      const verdict = bench.settled("unknownQuery")?.value ?? undefined;
      if (verdict === undefined)
        return bench.leaveOpen("bracketPagination", note`what becomes of unknown parameters is not known`);
      // Where nothing is refused for its name, only a value that no count has tells whether it was read.
      const ignores = verdict === "ignore";
      await settleBy(bench, "bracketPagination", await onePage(bench, { "pagination[count]": ignores ? "none" : 1 }), {
        taken: { as: !ignores, shows: () => true },
        refused: { 422: ignores, 400: ignores },
        about: ["pagination", "count"],
        control,
      });
    },
  },
  {
    group: "A",
    title: "the ends of a list",
    settles: ["paginationEnds"],
    async look(bench) {
      const first = granted(await onePage(bench, { "pagination.count": 200 }));
      if (first.data["pagination"] === undefined) throw new UndecidedError(note`lists do not tell their pages`);
      // Of a list with more pages, a search that finds nothing shows the last one.
      const nothing = { "search.type": "NAME", "search.query": probeName(bench.run, 0) };
      const last = isLast(first) ? first : granted(await onePage(bench, nothing));
      if (!isLast(last)) throw new UndecidedError(note`the last page of a list was not seen`);
      const ends = [endOf(first, "previous"), endOf(last, "next")] as const;
      const [start, end] = ends;
      if (start === "more") bench.settle("paginationEnds", outside(note`the first page has a page before it`, first));
      else if (start !== end) bench.settle("paginationEnds", outside(note`the two ends differ`, first, last));
      else bench.settle("paginationEnds", observed(start, first, last));
    },
  },
  {
    group: "A",
    title: "an echo that is asked for an error",
    settles: ["echoErrorStatus"],
    async look(bench) {
      const seen = await bench.look("echo", { query: { message: "audiencectl probe", triggerError: true } });
      await settleBy(bench, "echoErrorStatus", seen, {
        refused: { 400: 400, 404: 404, 422: 422 },
        control: () => bench.look("echo", { query: { message: "audiencectl probe" } }),
      });
    },
  },
];

/** Whether a page has none after it. */
function isLast(page: Success): boolean {
  return endOf(page, "next") !== "more";
}

/** What a page says of the one before it or after it. */
function endOf(page: Success, side: "next" | "previous"): "absent" | "null" | "more" {
  const pagination = objectIn(page, "pagination");
  if (!(side in pagination)) return "absent";
  return pagination[side] === null ? "null" : "more";
}

/** More than this many seconds, a clock is no setting of the simulator any more. */
const MOST_SKEW_SECONDS = 300;

/** Comes last: every answer says something of the clock. */
export const clockProbe: Probe = {
  group: "A",
  title: "the server's clock",
  settles: ["clockSkewSeconds"],
  async look(bench) {
    const { minMs, maxMs, answers } = bench.clockAhead();
    if (answers.length === 0) bench.leaveOpen("clockSkewSeconds", note`answers have no date`);
    else if (minMs > maxMs) bench.leaveOpen("clockSkewSeconds", note`dates of answers contradict each other`);
    else if (Math.max(Math.abs(minMs), Math.abs(maxMs)) > MOST_SKEW_SECONDS * 1000)
      bench.settle("clockSkewSeconds", outside(note`more than ${MOST_SKEW_SECONDS} seconds`, ...answers));
    else {
      const bounds = { min: minMs / 1000, max: maxMs / 1000 };
      bench.settle("clockSkewSeconds", measured(bounds, answers.length, answers));
    }
  },
};
