import { describe, expect, it } from "vitest";
import { parseSettings } from "../../src/simulator/parse-settings.ts";
import { completeSettings, settingRows } from "../../src/simulator/settings.ts";

describe("the table of settings", () => {
  it.each(Object.entries(settingRows))("allows the default of %s", (name, row) => {
    const { settings, problems } = parseSettings([`${name}=${String(row.default)}`]);
    expect([settings, problems]).toEqual([{ [name]: row.default }, []]);
  });

  it.each(Object.entries(settingRows))("says what %s decides and why it is a setting", (_name, row) => {
    expect([row.about, row.reason].every((text) => text.length > 10)).toBe(true);
  });
});

describe("settings as texts", () => {
  it.each([
    ["nameCollision=409", { nameCollision: 409 }],
    ["nameCollision=suffix", { nameCollision: "suffix" }],
    ["strictMediaTypes=true", { strictMediaTypes: true }],
    ["enabledDefault=false", { enabledDefault: false }],
    ["lockSeconds=0.5", { lockSeconds: 0.5 }],
    [" audienceQuota = 100 ", { audienceQuota: 100 }],
    ["failureRate=0.25", { failureRate: 0.25 }],
    ["failureRate=1", { failureRate: 1 }],
    ["clockSkewSeconds=-300", { clockSkewSeconds: -300 }],
    ["clockSkewSeconds=299.5", { clockSkewSeconds: 299.5 }],
    ["failureKinds=after", { failureKinds: ["after"] }],
    ["failureKinds=429, reset-before", { failureKinds: ["429", "reset-before"] }],
  ])("read %j", (text, settings) => {
    expect(parseSettings([text])).toEqual({ settings, problems: [] });
  });

  it("let the last one win", () => {
    expect(parseSettings(["lockSeconds=1", "lockSeconds=2"]).settings).toEqual({ lockSeconds: 2 });
  });

  it("report every problem at once", () => {
    const { problems } = parseSettings([
      "nameColision=409",
      "nameCollision=500",
      "lockSeconds",
      "audienceQuota=1.5",
      "failureRate=2",
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/^unknown setting "nameColision"; settings are .*nameCollision/),
      'setting "nameCollision" cannot be "500"; allowed: suffix, 409, 422',
      'setting "lockSeconds" has no value; write lockSeconds=5',
      'setting "audienceQuota" cannot be "1.5"; allowed: a whole number from 0 to 999999999',
      'setting "failureRate" cannot be "2"; allowed: a number from 0 to 1, such as 0.1, with at most six digits after the point',
    ]);
  });

  it.each([
    "toString=1",
    "__proto__=1",
    "",
    "=1",
    "lockSeconds=-1",
    "lockSeconds=Infinity",
    "lockSeconds=",
    "failureRate=1.1",
    "failureRate=-0.1",
    "clockSkewSeconds=300.5",
    "clockSkewSeconds=-301",
    "clockSkewSeconds=--1",
    "failureKinds=",
    "failureKinds=429,",
    "failureKinds=all,none",
  ])("refuse %j", (text) => {
    expect(parseSettings([text])).toEqual({ settings: {}, problems: [expect.any(String)] });
  });
});

describe("a complete set of settings", () => {
  it("has the given values over the defaults", () => {
    expect(completeSettings({ lockSeconds: 1 })).toMatchObject({ lockSeconds: 1, lockErrorStatus: 409 });
  });
});
