import { expect, test } from "vitest";
import type { Profile } from "../../src/probe/generated/profile.ts";
import { renderOutsideIssue } from "../../src/report/text/outside-issue.ts";

const profile: Profile = {
  formatVersion: 1,
  tool: "0.1.0",
  region: "eu",
  probedAt: "2026-03-01T12:00:00.000Z",
  end: { how: "complete" },
  groups: {},
  settings: { nameCollision: { value: "suffix", confidence: "observed", exchanges: [12] } },
  open: {},
  features: {},
  requests: 30,
};

test("what no value of a setting stands for is an issue to paste, with its exchanges", () => {
  const settings = {
    ...profile.settings,
    lockErrorStatus: { value: null, confidence: "outside" as const, note: "status 423", exchanges: [29, 31] },
  };
  expect(
    renderOutsideIssue(
      { ...profile, settings },
      { aboutOf: () => "the status of a refusal", recording: "dev.exchanges.jsonl" },
    ),
  ).toBe(`\
Title: No value of lockErrorStatus fits what Segment does

audiencectl 0.1.0, region eu

- lockErrorStatus: status 423 (exchange 29, 31)
  What it decides: the status of a refusal

Line 29, 31 of dev.exchanges.jsonl:
`);
});

test("where every setting has a value, there is no issue", () => {
  expect(renderOutsideIssue(profile, { aboutOf: () => "", recording: "" })).toBeUndefined();
});
