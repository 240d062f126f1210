import type { CheckReport } from "../../report/doctor-report.ts";
import { toCommandError } from "../running/to-command-error.ts";
import type { CheckRow, Examination, Finding, Known } from "./examination.ts";

/** Why a check is skipped, by the fact that it lacks. */
const lacking: Record<keyof Known, string> = {
  project: "no project file could be read",
  files: "no project file could be read",
  environment: "no environment is chosen",
  profiles: "no project file could be read",
  manifests: "the manifests were not read",
  token: "there is no usable token",
  host: "there is no host to ask",
  access: "nothing can be asked of the API",
  space: "the space is not known",
  audiences: "the audiences cannot be read",
};

/** Runs checks in their order. One that fails does not stop those that need nothing of it. */
export async function runChecks(
  rows: readonly CheckRow[],
  examination: Examination,
  onCheck: (report: CheckReport) => void,
): Promise<CheckReport[]> {
  const reports: CheckReport[] = [];
  for (const { check, title, needs, examine } of rows) {
    const lacks = needs.find((fact) => examination.known[fact] === undefined);
    const finding: Finding =
      lacks === undefined
        ? await examineSafely(examine, examination)
        : { result: "skipped", found: `not checked: ${lacking[lacks]}` };
    const report = { check, title, ...finding };
    reports.push(report);
    onCheck(report);
  }
  return reports;
}

/** A failure with a remedy is what a check is there to find; a bug of ours is not. */
async function examineSafely(examine: CheckRow["examine"], examination: Examination): Promise<Finding> {
  try {
    return await examine(examination);
  } catch (error) {
    const failure = toCommandError(error);
    if (!failure) throw error;
    const { message, hint } = failure;
    return { result: "problem", found: message, ...(hint !== undefined && { remedy: hint }) };
  }
}
