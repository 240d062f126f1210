import { isHealthy, type CheckReport } from "../doctor-report.ts";
import { printJson } from "../print-json.ts";

/** All checks for machines. Ends with a line break. */
export function renderDoctorJson(checks: readonly CheckReport[]): string {
  return printJson({ formatVersion: 1, ok: isHealthy(checks), checks });
}
