import { nothingSettled, openPointRows, type OpenPoint, type OpenPoints } from "../evaluator/open-points.ts";
import type { TestSettings } from "./generated/test.ts";
import type { WorldSettings } from "./loaded-test.ts";
import { readDuration } from "./read-time.ts";

/**
 * The open points as a test settles them. What it leaves out is `unknown`, whatever the default elsewhere is: a test shows
 * only what is known. YAML reads `true` and `0` as what they look like; the evaluator calls them by name.
 */
export function readOpenPoints(settings: TestSettings = {}): OpenPoints {
  const settled = Object.entries(settings)
    .filter(([name]) => Object.hasOwn(openPointRows, name))
    .map(([name, value]) => [
      name,
      typeof value === "number" && takesNumber(name as OpenPoint) ? value : String(value),
    ]);
  return { ...nothingSettled, ...(Object.fromEntries(settled) as Partial<OpenPoints>) };
}

function takesNumber(name: OpenPoint): boolean {
  return openPointRows[name].allowed.includes("number");
}

/** What a test settles of the world around a query. */
export function readWorldSettings({ disabledAudience = "unknown", batchAge }: TestSettings = {}): WorldSettings {
  return { disabledAudience, batchAgeMs: (batchAge === undefined ? undefined : readDuration(batchAge)) ?? 0 };
}
