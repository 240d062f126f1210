import { describe, expect, test } from "vitest";
import type { ApplyEvent } from "../../src/apply/events.ts";
import { renderBlockText, renderHeartbeatText } from "../../src/report/text/apply-block.ts";
import { ApplyTally } from "../../src/report/apply-tally.ts";
import { aboutText, durationText } from "../../src/values/duration.ts";
import { fitLine, widthOf } from "../../src/report/text/fit-line.ts";
import { createStyle } from "../../src/report/style.ts";

const plain = createStyle(false);
const start = Date.parse("2026-01-01T00:00:00.000Z");
const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();

type Happening = Pick<ApplyEvent, "code" | "address"> & { data?: ApplyEvent["data"] };

const started = (changes: number, seconds: number): Happening => ({
  code: "apply.started",
  data: { changes, seconds },
});
const on = (code: ApplyEvent["code"], ...names: string[]): Happening[] =>
  names.map((name) => ({ code, address: `audience/${name}`, data: { action: "create" } }));
const locked = (name: string, status = "Locked"): Happening => ({
  code: "change.waiting",
  address: `audience/${name}`,
  data: { status, until: at(600) },
});

/** An apply to which all of that has happened. */
function tallyOf(happenings: readonly Happening[], timeScale = 1): ApplyTally {
  const tally = new ApplyTally(timeScale);
  for (const happening of happenings) tally.note({ time: at(0), level: "info", data: {}, ...happening });
  return tally;
}

const many = Array.from({ length: 8 }, (_, index) => `a${index}`);

describe("the block of a running apply", () => {
  test.each<[string, Happening[], number, string[]]>([
    ["at the beginning", [started(3, 0)], 0, ["Applying: 0 of 3 done, 3 not begun"]],
    [
      "with something under way and time to go",
      [started(3, 240), ...on("change.started", "a", "b"), ...on("change.done", "a")],
      10,
      ["Applying: 1 of 3 done, 1 not begun, about 4 min left", "  audience/b: creating …"],
    ],
    [
      "with every way to end",
      [
        started(5, 0),
        ...on("change.done", "a"),
        ...on("change.unchanged", "b"),
        ...on("change.failed", "c"),
        ...on("change.stale", "d"),
        ...on("change.skipped", "e"),
      ],
      0,
      ["Applying: 2 of 5 done, 1 failed, 1 stale, 1 skipped"],
    ],
    [
      "with an operation that only fails, until it works again",
      [
        started(2, 0),
        { code: "api.troubled", data: { lane: "createAudience", failures: 12, pauseMs: 40_000, until: at(40) } },
        { code: "api.troubled", data: { lane: "listAudiences", failures: 12, pauseMs: 5000, until: at(5) } },
        { code: "api.sound", data: { lane: "listAudiences" } },
      ],
      10,
      ["Applying: 0 of 2 done, 2 not begun", "  createAudience only fails; trying it again in 30 s"],
    ],
    [
      "with more under way than is shown",
      [started(8, 0), ...on("change.started", ...many)],
      0,
      [
        "Applying: 0 of 8 done",
        ...many.slice(0, 5).map((name) => `  audience/${name}: creating …`),
        "  and 3 more in progress",
      ],
    ],
    [
      "with a lock",
      [started(2, 0), ...on("change.started", "a", "b"), locked("a")],
      20,
      [
        "Applying: 0 of 2 done",
        "  audience/b: creating …",
        "  audience/a: waiting, it is Locked; for another 9 min 40 s at most",
      ],
    ],
    [
      "after a lock",
      [started(1, 0), ...on("change.started", "a"), locked("a"), ...on("change.resumed", "a")],
      20,
      ["Applying: 0 of 1 done", "  audience/a: creating …"],
    ],
    [
      "when it is stopped, without a guess at the time",
      [started(2, 240), ...on("change.started", "a"), { code: "apply.stopping" }],
      0,
      [
        "Applying: 0 of 2 done, 1 not begun",
        "  stopping after the requests in flight finish",
        "  audience/a: creating …",
      ],
    ],
    [
      "while it proves what was done",
      [started(1, 240), ...on("change.done", "a"), { code: "apply.proving" }],
      0,
      ["Applying: 1 of 1 done", "  reading the space again, to prove that it is as planned …"],
    ],
    [
      "when the estimate has run out",
      [started(2, 60), ...on("change.started", "a")],
      61,
      ["Applying: 0 of 2 done, 1 not begun", "  audience/a: creating …"],
    ],
    [
      "when a change that was done is taken back",
      [started(1, 0), ...on("change.done", "a"), ...on("change.stale", "a")],
      0,
      ["Applying: 0 of 1 done, 1 stale"],
    ],
  ])("%s", (_, happenings, seconds, expected) => {
    const frame = { nowMs: start + seconds * 1000, columns: 100, rows: 24 };
    expect(renderBlockText(tallyOf(happenings), frame, plain)).toEqual(expected);
  });

  test("takes the time scale of a simulator into account", () => {
    const [line] = renderBlockText(tallyOf([started(1, 600)], 60), { nowMs: start, columns: 80, rows: 24 }, plain);
    expect(line).toContain("about 10 s left");
  });

  test.each([1, 2, 5, 24])("never has as many lines as a terminal of %i, unless that has one only", (rows) => {
    const tally = tallyOf([
      started(16, 0),
      ...on("change.started", ...many),
      ...many.map((name) => locked(`l${name}`)),
      { code: "apply.stopping" },
    ]);
    const lines = renderBlockText(tally, { nowMs: start, columns: 80, rows }, plain);
    expect(lines).toHaveLength(Math.min(Math.max(1, rows - 1), 14));
  });

  test.each([1, 2, 10, 33, 80])("never has a line that fills %i columns, with colour or without", (columns) => {
    const tally = tallyOf([started(9, 400), ...on("change.started", "名".repeat(60), "b"), locked("c")]);
    const lines = renderBlockText(tally, { nowMs: start, columns, rows: 24 }, plain);
    expect(Math.max(...lines.map(widthOf))).toBeLessThan(columns);
    const coloured = renderBlockText(tally, { nowMs: start, columns, rows: 24 }, createStyle(true));
    // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
    expect(coloured.map((line) => line.replaceAll(/\u001b\[\d+m/g, ""))).toEqual(lines);
  });

  test("shows what the space says without its control characters", () => {
    const lines = renderBlockText(
      tallyOf([locked("a", "Evil\u001b[2J")]),
      { nowMs: start, columns: 200, rows: 9 },
      plain,
    );
    expect(lines.join("")).toContain("Evil\\u{1b}[2J");
  });
});

describe("the line for those who see no block", () => {
  test.each<[string, Happening[], string]>([
    [
      "with locks and a time",
      [started(200, 240), ...on("change.done", "a", "b"), locked("x"), locked("y"), locked("z")],
      "still working: 2 of 200 done, waiting for 3 locks, about 4 min left",
    ],
    [
      "with a first computation",
      [started(2, 0), ...on("change.failed", "a"), locked("b", "Preparing"), locked("c")],
      "still working: 0 of 2 done, 1 failed, waiting for 1 lock and 1 computation",
    ],
    [
      "at the end",
      [started(1, 240), ...on("change.done", "a"), { code: "apply.proving" }],
      "still working: 1 of 1 done, reading the space again, to prove that it is as planned …",
    ],
  ])("%s", (_, happenings, expected) => {
    expect(renderHeartbeatText(tallyOf(happenings), start, plain)).toBe(expected);
  });
});

test.each([
  [0, "0 s", "about 5 s"],
  [12.4, "12 s", "about 15 s"],
  [56, "56 s", "about 1 min"],
  [61, "1 min 1 s", "about 2 min"],
  [580, "9 min 40 s", "about 10 min"],
  [3599.6, "1 h", "about 1 h"],
  [3900, "1 h 5 min", "about 1 h 10 min"],
])("%d seconds are %s, and %s", (seconds, exact, about) => {
  expect([durationText(seconds), aboutText(seconds)]).toEqual([exact, about]);
});

test("a line is cut across its colours, and says so", () => {
  const loud = (text: string): string => text.toUpperCase();
  expect(fitLine([{ text: "abc", paint: loud }, { text: "def" }], 6)).toBe("ABCdef");
  expect(fitLine([{ text: "abc", paint: loud }, { text: "def" }], 5)).toBe("ABCd…");
  expect(fitLine([{ text: "abc", paint: loud }, { text: "def" }], 3)).toBe("AB…");
  expect(fitLine([{ text: "名名" }], 3)).toBe("名…");
  expect(fitLine([{ text: "ab" }], 0)).toBe("");
});
