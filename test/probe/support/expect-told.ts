import { expect } from "vitest";
import type { Profile, ProfileSetting } from "../../../src/probe/generated/profile.ts";
import { unobservable } from "../../../src/probe/unobservable.ts";
import { completeSettings, type SimulatorSettings } from "../../../src/simulator/settings.ts";

type Name = keyof SimulatorSettings;

/** What only the space schema shows; linked audiences are made only where it shows entities. */
const schemaNames: readonly Name[] = [
  "schemaUnknownName",
  "schemaSearchCase",
  "deletedKeyTraitType",
  "schedulesPerAudience",
  "nullSchedule",
  "auditParts",
];

/** Which settings others hide: what a token may not do, or an answer does not tell, no probe can see. */
function hiddenBy(settings: SimulatorSettings, profile: Profile): ReadonlySet<Name> {
  const settledIn = (groups: string): Name[] =>
    settings.tokenAccess === "none" || groups !== "" ? (Object.keys(profile.open) as Name[]) : [];
  const rows: readonly (readonly [boolean, readonly Name[]])[] = [
    [settings.tokenAccess !== "full" || settings.writes === "echoed", settledIn("B")],
    [settings.optionalFields === "left-out", ["queryEcho", "computeSeconds", "previewHistory", "parentWindows"]],
    [settings.backfillDays !== "always", ["parentWindows"]],
    // There may be limits that no answer tells.
    [!settings.rateLimits, ["rateLimits", "defaultRateLimit"]],
    [settings.schemaAccess !== "all", schemaNames],
    [settings.volumesAccess !== "all", ["arrayParameters"]],
    [settings.auditAccess !== "all", ["auditDelaySeconds", "auditTokenActor", "auditResourceType", "auditParts"]],
    [settings.hiddenFromList > 0, ["listLagSeconds", "hiddenConnections"]],
    [settings.destinationsReadable !== "all" && settings.unknownAction === "refuse", ["mappingSettingsPatch"]],
    [settings.invalidQuery === "accept", ["invalidPreview"]],
  ];
  return new Set(rows.flatMap(([hides, names]) => (hides ? names : [])));
}

/** Holds a profile against the settings of the simulator that it is of: all that can be seen is told, and nothing else. */
export function expectTold(profile: Profile, given: Partial<SimulatorSettings>): void {
  const settings = completeSettings(given);
  const hidden = hiddenBy(settings, profile);
  const wrong = (Object.keys(settings) as Name[]).flatMap((name): string[] => {
    const told = profile.settings[name];
    if (unobservable[name] !== undefined || (told === undefined && hidden.has(name))) return [];
    // Each of three previews may have got no clear answer.
    if (settings.failureRate > 0 && profile.open[name] === "3 previews are spent") return [];
    if (told === undefined) return [`${name} is open: ${profile.open[name] ?? ""}`];
    return says(told, settings[name]) ? [] : [`${name} is ${String(settings[name])}, told ${JSON.stringify(told)}`];
  });
  expect(wrong).toEqual([]);
}

/** Holds what a profile settles against the settings of the simulator: whatever is not settled, nothing of it is untrue. */
export function expectNothingUntrue(profile: Profile, given: Partial<SimulatorSettings>): void {
  const settings = completeSettings(given);
  const untrue = Object.entries(profile.settings).filter(
    ([name, told]) => told.value !== null && !says(told, settings[name as Name]),
  );
  expect(untrue).toEqual([]);
}

function says({ value, confidence, min = 0, max = Infinity }: ProfileSetting, truth: unknown): boolean {
  if (confidence === "observed") return value === truth;
  if (typeof truth !== "number") return false;
  if (confidence === "measured") return min <= truth && truth <= max;
  // Where there is no bound, the setting is nothing.
  return confidence === "at-least" && (truth === 0 || min <= truth);
}
