import { parseSettings } from "../simulator/parse-settings.ts";
import type { SettingName } from "./finding.ts";
import type { ProfileSetting } from "./generated/profile.ts";

/**
 * A finding as a profile can hold it. Whoever reads a profile holds each value against what the setting may be, so a number
 * that no setting can be is told as outside of it, within its bounds. A bound that is not finite is none.
 */
export function readableFinding(name: SettingName, { min, max, ...finding }: ProfileSetting): ProfileSetting {
  const told: ProfileSetting = {
    ...finding,
    ...(isBound(min) && { min }),
    ...(isBound(max) && { max }),
  };
  if (told.value === null || isAllowed(name, told.value)) return told;
  const note = `${String(told.value)} is no value that the setting can have`;
  return { ...told, value: null, confidence: "outside", note };
}

/** Whether `simulate` takes a value for a setting, written as a profile writes it. */
export function isAllowed(name: string, value: ProfileSetting["value"]): boolean {
  return parseSettings([`${name}=${String(value)}`]).problems.length === 0;
}

function isBound(bound: number | undefined): bound is number {
  return bound !== undefined && Number.isFinite(bound);
}
