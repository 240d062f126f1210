import { expect, test } from "vitest";
import type { Profile } from "../../src/probe/generated/profile.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderProfileText } from "../../src/report/text/profile-text.ts";

const profile: Profile = {
  formatVersion: 1,
  tool: "0.1.0",
  region: "eu",
  probedAt: "2026-03-01T12:00:00.000Z",
  end: { how: "interrupted", because: "it was interrupted" },
  groups: {},
  settings: {
    lockErrorStatus: { value: 422, confidence: "observed", exchanges: [57] },
    lockSeconds: { value: 38, confidence: "measured", min: 31, max: 45, n: 1, exchanges: [60, 61] },
    listLagSeconds: { value: 0, confidence: "measured", min: 0, max: 0.8, n: 1, exchanges: [40] },
    schedulesPerAudience: { value: 0, confidence: "at-least", min: 3, exchanges: [97] },
    nameCollision: { value: null, confidence: "outside", note: "status 418", exchanges: [29] },
  },
  open: { filterPatch: "it was interrupted" },
  features: {},
  requests: 101,
};

test("a profile says of each setting what was seen, how sure that is, where, and whether it is the default", () => {
  const defaults = {
    lockErrorStatus: 409,
    lockSeconds: 5,
    listLagSeconds: 0,
    schedulesPerAudience: 0,
    nameCollision: "suffix",
  };
  expect(renderProfileText(profile, defaults, createStyle(false))).toBe(`\
SETTING               VALUE  CONFIDENCE           EXCHANGES
lockErrorStatus       422    observed             57         default 409
lockSeconds           38     measured: 31 to 45   60, 61     default 5
listLagSeconds        0      measured: 0 to 0.8   40
schedulesPerAudience  0      at least 3           97
nameCollision         ?      outside: status 418  29         default suffix

Open
filterPatch  it was interrupted

5 settings settled, 1 open, 101 requests. It is not complete: it was interrupted.
`);
});

test("a profile without settings is its sum and what is open", () => {
  const text = renderProfileText({ ...profile, settings: {} }, {}, createStyle(false));
  expect(text.startsWith("Open\n")).toBe(true);
});
