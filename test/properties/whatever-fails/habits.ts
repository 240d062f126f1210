import type { SimulatorSettings } from "../../../src/simulator/settings.ts";

/** Readings of what the API does not document that a walk must not depend on, with their shares of all walks. */
export const habits: readonly [title: string, settings: Partial<SimulatorSettings>, share: number][] = [
  ["the defaults", {}, 0.2],
  [
    "an API of other habits",
    {
      deletedKeyReuse: false,
      optionsPatch: "replace",
      queryEcho: "normalised",
      locksOn: "any",
      personalizationPatch: "replace",
      mappingSettingsPatch: "replace",
      traitLockStatus: "Locked",
      filterPatch: "clear",
      enabledDefault: false,
      resyncOnPatch: true,
    },
    0.2,
  ],
  [
    "an API that refuses what it can",
    {
      nameCollision: 409,
      lockErrorStatus: 422,
      deleteWithConnections: 409,
      duplicateConnection: 409,
      duplicateActivationName: 409,
    },
    0.2,
  ],
  ["lists that lag by two seconds", { listLagSeconds: 2 }, 0.1],
  ["lists that lag by ten seconds", { listLagSeconds: 10 }, 0.1],
];
