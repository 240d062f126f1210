import { readCount } from "../../segment/lane-report.ts";
import { count } from "../../values/words.ts";
import type { LaneLimit } from "../../segment/lanes.ts";
import { operationRow } from "../../segment/operations.ts";
import { toLanes } from "../project/connect.ts";
import { defineCheck, type Finding, type SeenAnswer } from "./examination.ts";

/** Less than this share of a window left means that somebody else uses the token. */
const LITTLE_LEFT = 0.1;

interface LaneReading {
  lane: string;
  remaining: number;
  /** The limit as the API has it: what is used and what is left. */
  limit: number | undefined;
}

/** What the API says of the rate limits, and what the project file says instead. */
export const limitsCheck = defineCheck({
  check: "limits",
  title: "Rate limits",
  needs: ["project"],
  examine({ known, answers }) {
    const { limits } = known.project;
    toLanes(limits);
    const overrides = Object.entries(limits).map(([name, perMinute]) => `${name} ${count(perMinute)} a minute`);
    const readings = readLanes(answers);
    const texts = readings.map(({ lane, remaining, limit }) =>
      limit === undefined ? `${lane} ${count(remaining)} left` : `${lane} ${count(remaining)} of ${count(limit)} left`,
    );
    const found = [
      texts.length > 0 ? texts.join(", ") : "not checked: no answer told any",
      ...(overrides.length > 0 ? [`set in the project file: ${overrides.join(", ")}`] : []),
    ].join("; ");
    const doubt = findDoubt(answers, readings, known.access?.limits ?? {});
    if (doubt) return { ...doubt, found: `${doubt.found}; ${found}` };
    return { result: texts.length + overrides.length > 0 ? "ok" : "skipped", found };
  },
});

/** The last word on each lane. */
function readLanes(answers: readonly SeenAnswer[]): LaneReading[] {
  const lanes = new Map<string, LaneReading>();
  for (const { operation, headers } of answers) {
    const remaining = readCount(headers, "x-ratelimit-remaining");
    const consumed = readCount(headers, "x-ratelimit-consumed");
    if (operation === undefined || remaining === undefined) continue;
    const { lane } = operationRow(operation);
    lanes.set(lane, { lane, remaining, limit: consumed === undefined ? undefined : consumed + remaining });
  }
  return [...lanes.values()];
}

function findDoubt(
  answers: readonly SeenAnswer[],
  readings: readonly LaneReading[],
  ours: Readonly<Record<string, LaneLimit>>,
): Finding | undefined {
  const tight = readings.find(({ remaining, limit }) => limit !== undefined && remaining < limit * LITTLE_LEFT);
  if (tight || answers.some(({ status }) => status === 429))
    return {
      result: "warning",
      found: tight ? `almost nothing is left in ${tight.lane}` : "the API refused a request for now (429)",
      remedy: "an earlier command or another program uses the same token; if it is always so, give this one its own",
    };
  const low = readings.find(({ lane, limit }) => limit !== undefined && (ours[lane]?.requests ?? 0) > limit);
  if (!low) return undefined;
  return {
    result: "warning",
    found: `${count(ours[low.lane]?.requests ?? 0)} a minute are sent in ${low.lane}, more than the API allows`,
    remedy: "lower it in spec.limits of the project file: requests beyond the limit are refused and cost time",
  };
}
