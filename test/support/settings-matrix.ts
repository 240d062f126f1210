import type { SimulatorSettings } from "../../src/simulator/settings.ts";

/**
 * Other readings of what the API does not document (API.md 8), each of which the promises must survive. One is chosen
 * with SCENARIO_SETTINGS; without it, the scenarios run on the simulator's defaults.
 */
export const settingsMatrix: Readonly<Record<string, Partial<SimulatorSettings>>> = {
  "name-409": { nameCollision: 409 },
  "name-422": { nameCollision: 422 },
  "options-replace": { optionsPatch: "replace" },
  "query-normalised": { queryEcho: "normalised" },
  "locks-any": { locksOn: "any" },
  "lock-422": { lockErrorStatus: 422 },
  "no-key-reuse": { deletedKeyReuse: false },
  "dependants-409": { deleteWithDependants: 409 },
  "ends-absent": { paginationEnds: "absent" },
  "strict-media": { strictMediaTypes: true },
  "list-lag": { listLagSeconds: 5 },
  "parts-409": { deleteWithConnections: 409, duplicateConnection: 409, duplicateActivationName: 409 },
  "parts-merge": { personalizationPatch: "merge", mappingSettingsPatch: "merge", displayNameElsewhere: "drop" },
  "parts-replace": { personalizationPatch: "replace", mappingSettingsPatch: "replace", resyncOnPatch: true },
  "either-path": { connectionPathId: "either" },
  "filter-clear": { filterPatch: "clear", filterLimitStatus: 409 },
  "trait-locked": { traitLockStatus: "Locked", traitTypePatch: "accept", locksOn: "any" },
  "delete-locked": { deleteWhileLocked: "allow", cadenceFlip: "accept" },
};

/** The settings that a run of the suite was asked to use. */
export function chosenSettings(): Partial<SimulatorSettings> {
  const name = process.env["SCENARIO_SETTINGS"];
  if (name === undefined || name === "") return {};
  const chosen = settingsMatrix[name];
  if (!chosen) throw new Error(`SCENARIO_SETTINGS names no row of the matrix: ${name}`);
  return chosen;
}
