import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { behaviourOf } from "../../src/probe/known-behaviour.ts";
import { settingsOf } from "../../src/probe/profile-settings.ts";
import { readProfile } from "../../src/probe/read-profile.ts";
import { settingRows, type SimulatorSettings } from "../../src/simulator/settings.ts";
import { profileOf } from "../support/profile.ts";
import { temporaryFolder } from "../support/project.ts";
import { settingsMatrix } from "../support/settings-matrix.ts";

function read(content: unknown) {
  const file = path.join(temporaryFolder(), "probe.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return readProfile(file, "probe.json");
}

test("every setting of the scenario matrix is read from a profile as --set gives it", () => {
  for (const settings of Object.values(settingsMatrix)) {
    const { profile } = read(profileOf(settings));
    expect(profile && settingsOf(profile)).toEqual(settings);
  }
});

test("every value that a setting may have is read from a profile", () => {
  const rows = Object.entries(settingRows).filter(([, row]) => !("several" in row));
  const values = rows.map(([name, { allowed, default: initial }]): [string, readonly unknown[]] => {
    return [name, typeof allowed === "string" ? [initial] : allowed];
  });
  // The first value of each in one profile, the second ones in the next.
  const most = Math.max(...values.map(([, each]) => each.length));
  for (let at = 0; at < most; at += 1) {
    const settings = Object.fromEntries(
      values.flatMap(([name, each]) => (at < each.length ? [[name, each[at]]] : [])),
    ) as Partial<SimulatorSettings>;
    const { profile } = read(profileOf(settings));
    expect(profile && settingsOf(profile)).toEqual(settings);
  }
});

test("what no value of a setting stands for keeps its default, and no plan goes by it", () => {
  const outside = { value: null, confidence: "outside" as const, note: "400 type conflict-name", exchanges: [29] };
  const { profile } = read(profileOf({}, { settings: { cadenceFlip: outside, lockSeconds: outside } }));
  expect(profile && settingsOf(profile)).toEqual({});
  expect(profile && behaviourOf(profile)).toEqual({});
});

test("a plan goes by verdicts, by a quota that was met, and by the longest lock and lag", () => {
  const { settings, ...rest } = profileOf({ cadenceFlip: 409, traitTypePatch: "accept", audienceQuota: 0 });
  const lockSeconds = { value: 38, confidence: "measured" as const, min: 31, max: 52, n: 3, exchanges: [7] };
  const listLagSeconds = { ...lockSeconds, value: 4, min: 3, max: 5 };
  expect(behaviourOf({ ...rest, settings: { ...settings, lockSeconds, listLagSeconds } })).toEqual({
    cadenceFlip: "refused",
    traitType: "accepted",
    lockSeconds: 52,
    listLagSeconds: 5,
  });
});

test.each([
  ["", "probe.json is empty"],
  ["[1]", "project-profile-invalid"],
  [{ ...profileOf({}), extra: 1 }, "extra"],
  [profileOf({}, { settings: { nothing: { value: 1, confidence: "observed", exchanges: [] } } }), "unknown setting"],
  [profileOf({}, { settings: { cadenceFlip: { value: 500, confidence: "observed", exchanges: [] } } }), "cannot be"],
])("a file that is no profile is refused at its place: %o", (content, expected) => {
  const { profile, diagnostics } = read(content);
  expect(profile).toBeUndefined();
  expect(JSON.stringify(diagnostics)).toContain(expected);
  expect(diagnostics.every(({ severity, source }) => severity === "error" && source !== undefined)).toBe(true);
});

const told = { n: 1, exchanges: [7] };

test.each([
  [{ value: 38, confidence: "measured", min: 60, max: 10, ...told }, "no less than 60 and no more than 10"],
  [{ value: 38, confidence: "measured", min: 50, max: 60, ...told }, "not from 50 to 60"],
  [{ value: 38, confidence: "measured", min: 30, ...told }, "has no max"],
  [{ value: 38, confidence: "at-least", ...told }, "has no min"],
  [{ value: 38, confidence: "outside", ...told }, "is outside of what is known"],
  [{ value: null, confidence: "observed", ...told }, "has no value"],
] as const)("a setting that contradicts itself is refused at its place: %o", (lockSeconds, expected) => {
  const { profile, diagnostics } = read(profileOf({}, { settings: { lockSeconds } }));
  expect(profile).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: "project-profile-invalid", severity: "error" }]);
  expect(diagnostics[0]?.message).toContain(expected);
  expect(diagnostics[0]?.source).toBeDefined();
});

test("a setting that is settled and open is refused where it is open", () => {
  const { profile, diagnostics } = read(profileOf({ cadenceFlip: 409 }, { open: { cadenceFlip: "nobody looked" } }));
  expect(profile).toBeUndefined();
  expect(diagnostics).toMatchObject([{ message: "cadenceFlip is settled in this profile, and open as well" }]);
});

test("a profile of a day that has not come is used, with a warning", () => {
  const { profile, diagnostics } = read(profileOf({}, { probedAt: "2999-01-01" }));
  expect(profile).toBeDefined();
  expect(diagnostics).toMatchObject([
    { severity: "warning", message: "the profile is of 2999-01-01, which has not come" },
  ]);
});
