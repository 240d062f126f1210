import { createHash } from "node:crypto";
import { stringify } from "safe-stable-stringify";
import type { Drift, DriftedObject, DriftedPart } from "./drift.ts";
import { findingGroups, type FindingGroup, type KnownFinding } from "./known-finding.ts";
import type { TroubledObject } from "./find-troubled.ts";
import type { UnmanagedObject } from "./find-unmanaged.ts";

/** Every finding of a drift, in the order of its groups. */
export function listFindings(drift: Drift): KnownFinding[] {
  return findingGroups.flatMap((group) => drift[group].map((each) => identify(group, each)));
}

/**
 * The drift without the findings that an earlier run had, too. Those are told in `known`.
 *
 * @param earlier The digests of that run's findings.
 */
export function leaveOutKnown(drift: Drift, earlier: ReadonlySet<string>): Drift {
  const isNew =
    (group: FindingGroup) =>
    (each: Finding): boolean =>
      !earlier.has(identify(group, each).digest);
  return {
    ...drift,
    edited: drift.edited.filter(isNew("edited")),
    missing: drift.missing.filter(isNew("missing")),
    vanished: drift.vanished.filter(isNew("vanished")),
    differing: drift.differing.filter(isNew("differing")),
    troubled: drift.troubled.filter(isNew("troubled")),
    unmanaged: drift.unmanaged.filter(isNew("unmanaged")),
    known: listFindings(drift).filter(({ digest }) => earlier.has(digest)),
  };
}

type Finding = DriftedObject | DriftedPart | TroubledObject | UnmanagedObject;

function identify(group: FindingGroup, finding: Finding): KnownFinding {
  const subject = "address" in finding ? finding.address : `${finding.kind}/${finding.id}`;
  const text = stringify({ group, subject, matter: matterOf(finding) }) ?? "";
  return { group, subject, digest: createHash("sha256").update(text).digest("hex").slice(0, 32) };
}

/** What makes two findings about one object the same. Whatever moves by itself, such as days and times, is left out. */
function matterOf(finding: Finding): object {
  if ("trouble" in finding) {
    const { id, trouble } = finding;
    if (trouble.type === "failed") return { id, failed: trouble.status };
    return { id, ...(trouble.type === "dead-key" ? { deadKey: trouble.key } : { expiring: trouble.deletedBy }) };
  }
  // Who owns an object nobody owns cannot differ; its other fields are nobody's business.
  if (!("fields" in finding)) return {};
  const { id, fields } = finding;
  // What is not there is missing in the same way whatever its manifest asks for.
  if (id === undefined) return {};
  const values = fields.map(({ pointer, applied, live }) => ({ pointer, applied, live }));
  return { id, values, ...("difference" in finding && { difference: finding.difference }) };
}
