import type { CheckReport } from "../text/doctor-text.ts";

/** Whether nothing was found that keeps the tool from working. */
export function isHealthy(checks: readonly CheckReport[]): boolean {
  return checks.every(({ result }) => result !== "problem");
}

/** All checks for machines. Ends with a line break. */
export function renderDoctorJson(checks: readonly CheckReport[]): string {
  return `${JSON.stringify({ formatVersion: 1, ok: isHealthy(checks), checks }, null, 2)}\n`;
}
