import type { Drift, DriftedObject } from "../drift/drift.ts";
import type { TroubledObject } from "../drift/find-troubled.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { usedByEdited, usedByMissing } from "./used-by-text.ts";
import { sentTextsOfDrift, sizeText } from "./reach-text.ts";

/** A finding in the words of a report: its message, and what is said before it. */
export type ToldFinding = Diagnostic & {
  /** What people call the object, its size where it is in the space, where it is sent, and who uses it. Left out: the message says it. */
  about?: string;
};

/**
 * The findings of a drift that count as such, each with what it is about. Parts have that in their messages. Who reads the events of
 * a filter comes after what became of these.
 */
export function tellFindings(drift: Drift, findings: readonly Diagnostic[]): ToldFinding[] {
  const { troubled, edited, missing, vanished } = drift;
  const objects = new Map(
    [...troubled, ...edited, ...missing, ...vanished].map((each) => [each.address, each] as const),
  );
  return findings.map((finding) => {
    const object = finding.severity === "error" ? objects.get(finding.address ?? "") : undefined;
    if (!object) return finding;
    const used = "trouble" in object ? undefined : usedBy(object);
    if (used === undefined) return { ...finding, about: aboutOf(object) };
    return "dropped" in object
      ? { ...finding, about: aboutOf(object), message: `${finding.message}; ${used}` }
      : { ...finding, about: `${aboutOf(object)}, ${used}` };
  });
}

function aboutOf(object: DriftedObject | TroubledObject): string {
  const name = JSON.stringify(object.name);
  if (!("impact" in object)) return name;
  const told = [object.id === undefined ? undefined : sizeText([object]), ...sentTextsOfDrift(object)];
  const known = told.filter((text) => text !== undefined).join(", ");
  return `${name}${known === "" ? "" : ` (${known})`}`;
}

/** What uses something that is not in the space may never have had it, so nothing is said of what becomes of that. */
function usedBy(object: DriftedObject): string | undefined {
  return object.id === undefined ? usedByMissing(object) : usedByEdited(object);
}
