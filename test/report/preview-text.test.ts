import { describe, expect, test } from "vitest";
import type { PreviewReport } from "../../src/report/preview-report.ts";
import { renderPreviewText } from "../../src/report/text/preview-text.ts";
import { createStyle } from "../../src/report/style.ts";

function render(report: Partial<PreviewReport> = {}): string {
  const whole: PreviewReport = {
    id: "p1",
    status: "COMPLETED",
    address: "audience/a",
    audienceType: "USERS",
    definition: { query: "event('A').count() >= 1" },
    options: {},
    size: { type: "USERS", count: 9881 },
    members: [],
    budget: { perMonth: 700, spent: true },
    ...report,
  };
  return renderPreviewText(whole, "audiencectl preview --id p1", createStyle(false));
}

describe("a preview as text", () => {
  test("has the size, the present size beside it, and some members", () => {
    const live = { id: "aud_1", name: "A", members: 12_034 };
    const size = { type: "USERS" as const, count: 9881, uniqueCount: 9700 };
    expect(render({ live, size, members: ["m1", "m2"], options: { backfillEventDataDays: 30 } })).toBe(
      [
        "audience/a (USERS): 9,881 users, 9,700 of them unique",
        "  12,034 now, 9,881 with this query",
        "  computed from the events of the last 30 days",
        "  some of them:",
        "    m1",
        "    m2",
        "This spent one of the space's 700 previews a month; how many are left, the API did not say.",
        "To read this again: audiencectl preview --id p1",
        "",
      ].join("\n"),
    );
  });

  test.each<[Partial<PreviewReport>, string]>([
    [{ size: { type: "ENTITIES", count: 1 } }, "audience/a (USERS): 1 entity\n"],
    [{ size: { type: "ACCOUNTS" } }, "Segment gave no size\n"],
    [{ live: { id: "x", name: "A" } }, "  not computed yet, 9,881 with this query\n"],
    [{ status: "FAILED", failureReason: "too \u001b[2Jmuch" }, "failed: too \\u{1b}[2Jmuch\n"],
    [{ members: ["m\u202e1"] }, "    m\\u{202e}1\n"],
  ])("of %j", (report, expected) => {
    expect(render(report)).toContain(expected);
  });

  test.each<[PreviewReport["budget"], string]>([
    [{ perMonth: 700, spent: false }, "This spent none of the space's 700 previews a month."],
    [
      {
        perMonth: 700,
        spent: true,
        told: { window: "month", limit: 700, remaining: 3, resetsAt: "2026-05-01T08:00:00.000Z" },
      },
      "3 of the space's 700 previews a month are left until 2026-05-01.",
    ],
    [
      { perMonth: 700, spent: true, told: { window: "minute", limit: 5, remaining: 4 } },
      "the API did not say: it spoke of the 5 a minute, of which 4 are left.",
    ],
    [
      { perMonth: 700, spent: true, told: { window: "unknown", limit: 10, remaining: 9 } },
      "the API did not say: it spoke of the 10 that it counts by, of which 9 are left.",
    ],
  ])("with the budget %j", (budget, expected) => {
    expect(render({ budget })).toContain(expected);
  });
});
