import { hasDrift, type Drift } from "../drift/find-drift.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { plural, type Style } from "./style.ts";

/** The last lines of a drift for reading: its counts, and what is left out of it. */
export function summariseDrift({ unchanged }: Plan, drift: Drift, style: Style): string[] {
  const asides = leftOut(drift).map((text) => style.dim(text));
  const fresh = drift.known === undefined ? "" : "new ";
  if (!hasDrift(drift)) return [style.green(`No ${fresh}drift. ${plural(unchanged, "object")} as applied.`), ...asides];
  const head = drift.known === undefined ? "Drift:" : "New drift:";
  return [`${style.bold(head)} ${countDrift(drift)}; ${unchanged} as applied.`, ...asides];
}

/** What counts as drift, by group: `1 edited, 0 missing`. Rare groups only when there is anything in them. */
export function countDrift({ edited, missing, vanished, differing, troubled, unmanaged, asked }: Drift): string {
  const rare: [number: number, word: string][] = [
    [vanished.length, "vanished"],
    [differing.length, "not as declared"],
    [troubled.length, "in trouble"],
    [asked.unmanaged === "fail" ? unmanaged.length : 0, "owned by nobody"],
  ];
  return [
    `${edited.length} edited`,
    `${missing.length} missing`,
    ...rare.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`),
  ].join(", ");
}

/** What a report of drift does not list, as sentences. */
export function leftOut({ pending, known = [], asked }: Drift): string[] {
  return [
    ...(known.length > 0 ? [`Left out: ${plural(known.length, "finding")} that the last run had, too.`] : []),
    ...(pending.length > 0 && !asked.pending
      ? [`Left out: ${plural(pending.length, "pending change")} of the manifests (see audiencectl plan).`]
      : []),
  ];
}
