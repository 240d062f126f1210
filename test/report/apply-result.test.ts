import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/apply/outcome.ts";
import { costText } from "../../src/report/plan-summary.ts";
import { renderResultText } from "../../src/report/text/result-text.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderResultMarkdown } from "../../src/report/markdown/result-markdown.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, managing } from "./parts.ts";

const done = (name: string): Outcome => ({ address: `audience/${name}`, action: "create", status: "done", id: name });
const failed = (name: string, message: string, hint?: string): Outcome => ({
  address: `audience/${name}`,
  action: "create",
  status: "failed",
  reason: { code: "x", message, ...(hint !== undefined && { hint }) },
});
const skipped = (name: string, requires: string): Outcome => ({
  address: `audience/${name}`,
  action: "update",
  status: "skipped",
  reason: {
    code: "apply-dependency",
    message: `it needs audience/${requires}, which was not done`,
    requires: `audience/${requires}`,
  },
});
const stopped = (name: string): Outcome => ({
  address: `audience/${name}`,
  action: "delete",
  status: "skipped",
  reason: { code: "apply-stopped", message: "interrupted before it started" },
});

const waysOn = { resume: "audiencectl apply --env a", plan: "audiencectl plan --env a" };

/** What was done before is in no plan any more. */
const unplanned = { changes: [] };

const render = (outcomes: Outcome[]): string[] =>
  renderResultText(unplanned, { outcomes, settling: [] }, createStyle(false), waysOn).trimEnd().split("\n");

describe("the report of an apply", () => {
  test("calls what is not done by its display name, with its members", () => {
    const winners = live("winners", { facts: { ...live("any").facts, members: 1204 } });
    const changing = plan([desired("winners", { enabled: false })], [winners]);
    const broken: Outcome = {
      address: "audience/winners",
      action: "update",
      status: "failed",
      reason: { code: "segment-api-error", message: "no" },
    };
    const text = renderResultText(changing, { outcomes: [broken], settling: [] }, createStyle(false), waysOn);
    expect(text).toContain('! audience/winners ("WINNERS", 1,204 members) was not updated (failed): no\n');
  });

  test("says of what is lost whom it had, and that there is no new one", () => {
    const gone = live("a", { facts: { ...live("any").facts, members: 12 } });
    const replacing = plan([desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true })], [gone]);
    const broken: Outcome = {
      address: "audience/a",
      action: "replace",
      status: "failed",
      inPart: true,
      reason: { code: "x", message: "no" },
    };
    const text = renderResultText(replacing, { outcomes: [broken], settling: [] }, createStyle(false), waysOn);
    expect(text).toContain('    "A" (12 members) is deleted, and there is no new one.\n');
  });

  test("is one line when all is done", () => {
    expect(render([done("a"), done("b")])).toEqual(["Applied: 2 created."]);
  });

  test.each([
    [
      "a write that Segment refused",
      [failed("a", "createAudience failed (HTTP 403): no")],
      "nothing was changed in the space",
    ],
    ["what was never tried", [stopped("a")], "nothing was changed in the space"],
    [
      "a write without an answer",
      [failed("a", "createAudience failed: timeout")],
      "no change is known to have been made",
    ],
    [
      "a server in trouble",
      [failed("a", "createAudience failed (HTTP 500): no")],
      "no change is known to have been made",
    ],
    [
      "a look that was refused",
      [failed("a", "getAudience failed (HTTP 403): no")],
      "no change is known to have been made",
    ],
  ])("says no more than is known after %s", (_, outcomes, says) => {
    expect(render(outcomes)[0]).toBe(`Not applied: ${says}.`);
  });

  test("says of a replacement that is half done what it deleted", () => {
    const half: Outcome = {
      address: "audience/a",
      action: "replace",
      status: "failed",
      inPart: true,
      reason: { code: "x", message: "createAudience failed (HTTP 422): no" },
    };
    expect(render([half])[0]).toBe("Applied in part: 1 deleted and not made again.");
  });

  test("names one reason of many failures once, with the number of objects and all of them", () => {
    const full = (name: string) => failed(name, "createAudience failed (HTTP 429): quota", "wait");
    const outcomes = [done("a"), full("b"), skipped("later", "b"), full("c"), full("d"), failed("e", "no")];
    expect(render(outcomes).slice(2, -1)).toEqual([
      "  ! 3 changes for one reason, such as this: audience/b was not created (failed): createAudience failed (HTTP 429): quota",
      "    → wait",
      "    all of them:",
      "      audience/b",
      "      audience/c",
      "      audience/d",
      "    skipped, because they need one of these:",
      "      audience/later was not updated",
      "",
      "  ! audience/e was not created (failed): no",
      "",
    ]);
  });

  test("gives each failure its cause, and groups under it what it kept from being done, near and far", () => {
    const outcomes = [
      done("a"),
      skipped("far", "near"),
      failed("base", "no such thing", "make it"),
      skipped("near", "base"),
      failed("other", "no"),
    ];
    expect(render(outcomes)).toEqual([
      "Applied in part: 1 created.",
      "",
      "  ! audience/base was not created (failed): no such thing",
      "    → make it",
      "    skipped, because they need it:",
      "      audience/far was not updated",
      "      audience/near was not updated",
      "",
      "  ! audience/other was not created (failed): no",
      "",
      "4 changes not done: 2 failed, 2 skipped. To go on: audiencectl apply --env a",
    ]);
  });

  const why = " Why is not known: nothing has the key x, though an object that was deleted may have had it.";
  const remedy = (key: string): string =>
    ` Wherever the key is written out, in queries or outside of Segment, write ${key}; \${audience.a.key} stands for it by itself.`;

  test.each([
    [{}, "audience/a got the key x_1; expected was x."],
    [{ holder: '"X" (aud_x)' }, 'audience/a got the key x_1; expected was x, which "X" (aud_x) has.'],
    [{ users: ["audience/b"] }, `audience/a got the key x_1; expected was x.${why} Asking for x: audience/b.`],
    [
      { before: "a", users: ["audience/b"] },
      `audience/a has the key x_1 now, no longer a; expected was x.${why} Still asking for a or x: audience/b.`,
    ],
  ])("says which key is not the one that was expected, why, and what to do, with %j", (rest, line) => {
    const changedKeys = [{ address: "audience/a", expected: "x", after: "x_1", ...rest }];
    const result = { outcomes: [done("a")], settling: [], changedKeys };
    expect(renderResultText(unplanned, result, createStyle(false), waysOn).trimEnd().split("\n")[1]).toBe(
      `${line}${remedy("x_1")}`,
    );
  });

  test("says which key is another now and who still asks for the old one", () => {
    const changed = { address: "audience/a", before: "alpha", after: "alpha_2" };
    const result = {
      outcomes: [done("a")],
      settling: [],
      changedKeys: [changed, { ...changed, users: ["audience/b", '"F" (aud_f)'] }],
    };
    expect(renderResultText(unplanned, result, createStyle(false), waysOn).trimEnd().split("\n")).toEqual([
      "Applied: 1 created.",
      `audience/a has the key alpha_2 now, no longer alpha.${remedy("alpha_2")}`,
      `audience/a has the key alpha_2 now, no longer alpha. Still asking for alpha: audience/b, "F" (aud_f).${remedy("alpha_2")}`,
    ]);
  });

  test("tells what an interrupt kept from being done as one group, with what depends on it", () => {
    expect(render([stopped("a"), skipped("b", "a"), stopped("c")])).toEqual([
      "Not applied: nothing was changed in the space.",
      "",
      "  ! 3 changes skipped: interrupted before it started",
      "      audience/a was not deleted",
      "      audience/b was not updated",
      "      audience/c was not deleted",
      "",
      "3 changes not done: 3 skipped. To go on: audiencectl apply --env a",
    ]);
  });
});

test.each([
  [{ requests: { createAudience: 3, listAudiences: 1 }, seconds: 0 }, "Applying takes 4 requests."],
  [
    { requests: { createAudience: 80, listAudiences: 1 }, seconds: 60 },
    "Applying takes 81 requests, and at least 1 min under the rate limits.",
  ],
  [
    { requests: { getAudience: 40, createAudience: 1200, listAudiences: 7, getFilter: 1 }, seconds: 1380 },
    "Applying takes 1,248 requests (createAudience 1,200, getAudience 40, listAudiences 7), and at least 23 min under the rate limits.",
  ],
  [
    { requests: { a: 2, b: 3, c: 4, d: 5, e: 60 }, seconds: 60 },
    "Applying takes 74 requests (e 60, d 5, c 4, b 3, …), and at least 1 min under the rate limits.",
  ],
  [
    { requests: { createAudience: 1 }, seconds: 0, reading: { requests: { listAudiences: 2 }, seconds: 0 } },
    "Applying takes 3 requests.",
  ],
  [
    {
      requests: { createAudience: 80, listAudiences: 1 },
      seconds: 60,
      reading: { requests: { listAudiences: 1, listDestinationsFromAudience: 300 }, seconds: 300 },
    },
    "Applying takes 382 requests (listDestinationsFromAudience 300, createAudience 80, listAudiences 2), 301 of them to read the space first, and at least 6 min under the rate limits.",
  ],
])("%j costs: %s", (estimate, expected) => {
  expect(costText(estimate)).toBe(expected);
});

test("in a comment, the rows of what was done have the worst first, and a new connection with the members of its audience", () => {
  const members = { ...live("any").facts, members: 1204 };
  const owner = managing(desired("z"), "Destination");
  const made = plan(
    [desired("a", { description: "New" }), owner, desiredPart(owner, "Destination", { destination: { id: "64a1" } })],
    [live("a"), live("gone", { facts: members }), live("z", { facts: members })],
  );
  const outcomes = made.changes
    .filter(({ action }) => action !== "none")
    .map(({ address, action }): Outcome => ({ address, action, status: "done" }))
    .toSorted((one, other) => one.address.localeCompare(other.address));
  const rows = renderResultMarkdown(made, { outcomes, settling: [] })
    .split("\n")
    .filter((line) => /^\| \w+ \| `audience/.test(line));
  expect(rows.map((row) => row.split(" | ")[1])).toEqual([
    "`audience/z/destination/64a1`",
    "`audience/gone`",
    "`audience/a`",
  ]);
  expect(rows[0]).toContain('connection of "Z" to 64a1 |  | 1,204 |');
});
