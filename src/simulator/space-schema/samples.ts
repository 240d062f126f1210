import { compareText } from "../../values/compare-text.ts";
import type { JsonValue } from "../../values/json.ts";

/** Top values of one name, at most (API.md 7.1). */
export const mostSamples = 1000;

/** What lists with samples take; 20 of each where nothing is said (API.md 7.1). */
export interface SampleParameters {
  includeSampleValues?: boolean;
  samplesCount?: number;
}

/** The values that came most often, as texts, the most frequent first, and after those that are stored. */
export function topValues(values: readonly JsonValue[], stored: readonly string[] = []): string[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const counted = [...counts].toSorted(([a, often], [b, rarely]) => rarely - often || compareText(a, b));
  return [...new Set([...stored, ...counted.map(([text]) => text)])].slice(0, mostSamples);
}

/** The `samples` of an entry of a list, where they were asked for. */
export function samplesView(
  samples: readonly string[],
  { includeSampleValues = false, samplesCount = 20 }: SampleParameters,
): { samples?: string[] } {
  return includeSampleValues ? { samples: samples.slice(0, samplesCount) } : {};
}
