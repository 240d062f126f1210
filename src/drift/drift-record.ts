import { isJsonObject } from "../values/json.ts";
import { listFindings } from "./list-findings.ts";
import type { Drift } from "./drift.ts";
import { DriftRecordError } from "./drift-record-error.ts";
import { findingGroups, type KnownFinding } from "./known-finding.ts";

/** What a run of drift found, for the next run to leave out. */
export interface DriftRecord {
  formatVersion: 1;
  project: string;
  environment: string;
  /** The space's id. */
  space: string;
  /** Which of the objects it is about, as flags; empty for all. */
  selection: string;
  /** When the space was read, ISO 8601. */
  createdAt: string;
  findings: KnownFinding[];
}

/** The text of a record. @param drift Whole: with what earlier runs found, so that what comes back later is new. */
export function writeDriftRecord(drift: Drift): string {
  const { project, environment, space, createdAt } = drift;
  const record: DriftRecord = {
    formatVersion: 1,
    project,
    environment,
    space: space.id,
    selection: selectionOf(drift),
    createdAt,
    findings: listFindings(drift),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

/**
 * The record in a text.
 *
 * @throws {DriftRecordError} when the text is no record of this format.
 */
export function readDriftRecord(text: string): DriftRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DriftRecordError("it is not JSON");
  }
  if (isJsonObject(value) && "formatVersion" in value && value["formatVersion"] !== 1)
    throw new DriftRecordError("it was written by another version of audiencectl");
  if (!isRecord(value)) throw new DriftRecordError("it does not hold the findings of a drift");
  return value;
}

/**
 * Makes sure that a record is about what a drift is about: findings of another space would be known to nobody here.
 *
 * @throws {DriftRecordError} when it is not.
 */
export function checkSameTarget(record: DriftRecord, drift: Drift): void {
  const { project, environment, space } = drift;
  const target = { project, environment, space: space.id, selection: selectionOf(drift) };
  for (const [what, here] of Object.entries(target)) {
    const there = record[what as keyof typeof target];
    if (there !== here)
      throw new DriftRecordError(
        `it is about the ${what} ${there || "of everything"}, and this is ${here || "of everything"}`,
      );
  }
}

function selectionOf({ unselected }: Drift): string {
  return unselected?.by.join(" ") ?? "";
}

function isRecord(value: unknown): value is DriftRecord {
  if (!isJsonObject(value)) return false;
  const { findings, ...facts } = value;
  const texts = [facts["project"], facts["environment"], facts["space"], facts["selection"], facts["createdAt"]];
  return texts.every((each) => typeof each === "string") && Array.isArray(findings) && findings.every(isFinding);
}

function isFinding(value: unknown): value is KnownFinding {
  if (!isJsonObject(value)) return false;
  const { group, subject, digest } = value;
  return findingGroups.some((each) => each === group) && typeof subject === "string" && typeof digest === "string";
}
