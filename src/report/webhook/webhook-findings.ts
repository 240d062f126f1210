import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { driftDiagnostics } from "../../drift/drift-diagnostics.ts";
import { hasDrift, type Drift, type DriftedObject } from "../../drift/drift.ts";
import type { TroubledObject } from "../../drift/find-troubled.ts";
import { countDrift } from "../drift-summary.ts";
import { sentTextsOfDrift, sizeText } from "../reach-text.ts";

/** What a message about drift holds, in whatever shape it is sent. */
export interface DriftMessage {
  /** One line of counts, without any text from the space: `Drift in growth/production: 1 edited, 0 missing`. */
  headline: string;
  /** What counts as drift, the first of it: `about` says what people call the object, how many are in it and where it is sent. */
  findings: (Diagnostic & { about?: string })[];
  /** How many more there are. */
  more: number;
}

/** The message about a drift. @param most How many findings it may hold. */
export function messageOf(drift: Drift, most: number): DriftMessage {
  const all = driftDiagnostics(drift).filter(({ severity }) => severity === "error");
  const abouts = new Map<string, string | undefined>(
    [...drift.troubled, ...drift.edited, ...drift.missing, ...drift.vanished, ...drift.differing].map((object) => [
      object.address,
      aboutOf(object),
    ]),
  );
  const fresh = drift.known === undefined ? "Drift" : "New drift";
  const what = hasDrift(drift) ? fresh : "Not known whether there is drift";
  return {
    headline: `${what} in ${drift.project}/${drift.environment}: ${countDrift(drift)}`,
    findings: all.slice(0, most).map((finding) => {
      const about = abouts.get(finding.address ?? "");
      return { ...finding, ...(about !== undefined && { about }) };
    }),
    more: Math.max(all.length - most, 0),
  };
}

/** What people call an object, its size where it is in the space, and where it is sent. A part is named in its message. */
function aboutOf(object: DriftedObject | TroubledObject): string | undefined {
  const name = "within" in object && object.within ? undefined : JSON.stringify(object.name);
  if (!("impact" in object)) return name;
  const told = [object.id === undefined ? undefined : sizeText([object]), ...sentTextsOfDrift(object)];
  const known = told.filter((text) => text !== undefined).join(", ");
  if (name === undefined) return known === "" ? undefined : known;
  return known === "" ? name : `${name} (${known})`;
}
