import { computationSettingRows, type ComputationSettings } from "./settings/computation-settings.ts";
import { destinationSettingRows, type DestinationSettings } from "./settings/destination-settings.ts";
import { faultSettingRows, type FaultSettings } from "./settings/fault-settings.ts";
import { knowledgeSettingRows, type KnowledgeSettings } from "./settings/knowledge-settings.ts";
import { neighbourSettingRows, type NeighbourSettings } from "./settings/neighbour-settings.ts";
import { peopleSettingRows, type PeopleSettings } from "./settings/people-settings.ts";
import { serviceSettingRows, type ServiceSettings } from "./settings/service-settings.ts";
import type { SettingRows } from "./settings/setting-row.ts";

export type { AllowedNumbers, AllowedValues, SettingRow } from "./settings/setting-row.ts";

/**
 * What the simulator does where the API's behaviour is not documented, plus a few switches to act situations out.
 * Each is explained in its row of `settingRows`. Durations are in API seconds, real seconds divided by the time scale,
 * unless their row says otherwise.
 */
export interface SimulatorSettings
  extends
    ComputationSettings,
    PeopleSettings,
    DestinationSettings,
    NeighbourSettings,
    KnowledgeSettings,
    ServiceSettings,
    FaultSettings {}

/** Every setting. */
export const settingRows: SettingRows<SimulatorSettings> = {
  ...computationSettingRows,
  ...peopleSettingRows,
  ...destinationSettingRows,
  ...neighbourSettingRows,
  ...knowledgeSettingRows,
  ...serviceSettingRows,
  ...faultSettingRows,
};

/** A complete set: the given values over the defaults. The result may be changed while the simulator runs. */
export function completeSettings(given: Partial<SimulatorSettings> = {}): SimulatorSettings {
  const defaults = Object.fromEntries(Object.entries(settingRows).map(([name, row]) => [name, row.default]));
  return { ...(defaults as unknown as SimulatorSettings), ...given };
}
