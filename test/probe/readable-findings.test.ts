import { writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { measured, observed, outside, timed, type SettingName } from "../../src/probe/finding.ts";
import { makeProfile } from "../../src/probe/make-profile.ts";
import { note } from "../../src/probe/note.ts";
import { settingsOf } from "../../src/probe/profile-settings.ts";
import { readProfile } from "../../src/probe/read-profile.ts";
import { settingRows } from "../../src/simulator/settings.ts";
import { runs } from "../support/length.ts";
import { temporaryFolder } from "../support/project.ts";

const answer = { n: 7 };

/** Writes the profile of a run with these findings, and reads it. */
function readBack(findings: Partial<Record<SettingName, unknown>>, folder = temporaryFolder()) {
  const run = { findings: findings as object, open: {}, features: {}, groups: {}, end: { how: "complete" as const } };
  const facts = { tool: "test", region: "us", probedAt: "2026-03-01T12:00:00.000Z", requests: 9 } as const;
  const file = path.join(folder, "probe.json");
  writeFileSync(file, JSON.stringify(makeProfile(run, facts)));
  return readProfile(file, "probe.json");
}

/** Any seconds, those that no setting can be among them. */
const seconds = fc.oneof(
  fc.double({ min: 0, max: 2000, noNaN: true }),
  fc.double({ min: -1e12, max: 1e12, noNaN: true }),
);
const measurement = (min: number, max: number) => timed({ bounds: { min, max }, answers: [] as never });
const finding = fc.oneof(
  fc.tuple(seconds, seconds).map(([a, b]) => measured({ min: Math.min(a, b), max: Math.max(a, b) }, 3, [answer])),
  seconds.map((min) => measurement(min, Infinity)),
  fc.tuple(seconds, seconds).map(([a, b]) => measurement(Math.min(a, b), Math.max(a, b))),
  fc.constantFrom(
    observed(true, answer),
    observed(409, answer),
    observed("refuse", answer),
    outside(note`status 418`, answer),
  ),
);

test("whatever a probe finds of a setting can be read from the profile that it writes", () => {
  const names = Object.keys(settingRows) as SettingName[];
  const folder = temporaryFolder();
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), finding), (findings) => {
      const { profile, diagnostics } = readBack(findings, folder);
      expect(diagnostics).toEqual([]);
      const used = profile && settingsOf(profile);
      const told = Object.entries(profile?.settings ?? {}).filter(([, { value }]) => value !== null);
      expect(Object.keys(used ?? {}).toSorted()).toEqual(told.map(([name]) => name).toSorted());
    }),
    { numRuns: runs(100) },
  );
});

test("a time that was not over when nobody looked any more is told as at least so long, without an upper bound", () => {
  const { profile } = readBack({ auditDelaySeconds: measurement(120.176721993, Infinity) });
  expect(profile?.settings["auditDelaySeconds"]).toEqual({
    value: 120.176,
    confidence: "at-least",
    min: 120.176,
    n: 1,
    exchanges: [],
  });
});

test("a number that no setting can be is told as outside of the setting, within its bounds", () => {
  const { profile } = readBack({ clockSkewSeconds: measured({ min: 3599, max: 3601 }, 5, [answer]) });
  expect(profile?.settings["clockSkewSeconds"]).toMatchObject({
    value: null,
    confidence: "outside",
    note: "3600 is no value that the setting can have",
    min: 3599,
    max: 3601,
  });
});
