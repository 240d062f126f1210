import { driftDiagnostics } from "../../drift/drift-diagnostics.ts";
import { hasDrift, type Drift } from "../../drift/drift.ts";
import { countDrift } from "../drift-summary.ts";
import { tellFindings, type ToldFinding } from "../drift-about.ts";

/** What a message about drift holds, in whatever shape it is sent. */
export interface DriftMessage {
  /** One line of counts, without any text from the space: `Drift in growth/production: 1 edited, 0 missing`. */
  headline: string;
  /** What counts as drift, the first of it: `about` says what people call the object, how many are in it and where it is sent. */
  findings: ToldFinding[];
  /** How many more there are. */
  more: number;
}

/** The message about a drift. @param most How many findings it may hold. */
export function messageOf(drift: Drift, most: number): DriftMessage {
  const all = driftDiagnostics(drift).filter(({ severity }) => severity === "error");
  const fresh = drift.known === undefined ? "Drift" : "New drift";
  const what = hasDrift(drift) ? fresh : "Not known whether there is drift";
  return {
    headline: `${what} in ${drift.project}/${drift.environment}: ${countDrift(drift)}`,
    findings: tellFindings(drift, all.slice(0, most)),
    more: Math.max(all.length - most, 0),
  };
}
