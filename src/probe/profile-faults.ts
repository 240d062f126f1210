import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { parseSettings } from "../simulator/parse-settings.ts";
import { childPointer, type Pointer } from "../values/pointer.ts";
import { valueRange, type YamlDocument } from "../yaml/yaml-document.ts";
import type { Profile, ProfileSetting } from "./generated/profile.ts";

/** What is wrong at a place of a profile: the keys that lead there, and why. */
interface Fault {
  at: readonly string[];
  message: string;
}

const PROBE_AGAIN = "the profile may be of another version of audiencectl: run audiencectl probe with this one";
const BY_HAND = "somebody may have edited the profile: run audiencectl probe again, or take this setting out of it";

/** What a profile says that cannot be, each at its place: values that a setting never has, and what contradicts itself. */
export function findProfileFaults(profile: Profile, document: YamlDocument): Diagnostic[] {
  const settings = Object.entries(profile.settings);
  const unknown = settings.flatMap(([name, setting]) => unknownValue(name, setting));
  const contradictions = settings.flatMap(([name, setting]) => [
    ...contradictionsOf(name, setting),
    ...(Object.hasOwn(profile.open, name)
      ? [{ at: ["open", name], message: `${name} is settled in this profile, and open as well` }]
      : []),
  ]);
  const report = ({ at, message }: Fault, hint: string): Diagnostic => ({
    code: "project-profile-invalid",
    severity: "error",
    message,
    hint,
    source: valueRange(document, pointerOf(at)),
  });
  return [
    ...unknown.map((fault) => report(fault, PROBE_AGAIN)),
    ...contradictions.map((fault) => report(fault, BY_HAND)),
  ];
}

/** A warning of a profile of a day that has not come. @param nowMs In milliseconds since 1970. */
export function findFutureDay({ probedAt }: Profile, document: YamlDocument, nowMs: number): Diagnostic[] {
  // By some clocks it is tomorrow already.
  const isToCome = Date.parse(probedAt) > nowMs + 86_400_000;
  if (!isToCome) return [];
  return [
    {
      code: "project-profile-invalid",
      severity: "warning",
      message: `the profile is of ${probedAt.slice(0, 10)}, which has not come`,
      hint: "check this machine's clock; if that is right, run audiencectl probe again",
      source: valueRange(document, pointerOf(["probedAt"])),
    },
  ];
}

function unknownValue(name: string, { value }: ProfileSetting): Fault[] {
  if (value === null) return [];
  const [problem] = parseSettings([`${name}=${String(value)}`]).problems;
  return problem === undefined ? [] : [{ at: ["settings", name], message: problem }];
}

function contradictionsOf(name: string, { value, confidence, min, max }: ProfileSetting): Fault[] {
  const fault = (field: keyof ProfileSetting, message: string): Fault[] => [
    { at: ["settings", name, field], message: `${name} ${message}` },
  ];
  if (confidence === "outside")
    return value === null ? [] : fault("value", `is outside of what is known, and has the value ${String(value)}`);
  if (value === null) return fault("value", `has no value, and is ${confidence}`);
  if (min !== undefined && max !== undefined && min > max)
    return fault("min", `is no less than ${min} and no more than ${max}, which no number is`);
  if (confidence === "observed") return [];
  if (typeof value !== "number") return fault("value", `is ${String(value)}, which is no number, and is ${confidence}`);
  if (min === undefined) return fault("confidence", `is ${confidence}, and has no min`);
  if (confidence === "at-least") return [];
  if (max === undefined) return fault("confidence", "is measured, and has no max");
  return value < min || value > max ? fault("value", `is ${value}, which is not from ${min} to ${max}`) : [];
}

function pointerOf(keys: readonly string[]): Pointer {
  return keys.reduce(childPointer, "");
}
