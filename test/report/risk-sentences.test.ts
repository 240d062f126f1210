import { describe, expect, test } from "vitest";
import type { DesiredResource } from "../../src/resources/resource.ts";
import type { JsonObject } from "../../src/values/json.ts";
import {
  changeSentences,
  quietGroups,
  riskGroups,
  riskSentences,
  riskTitles,
} from "../../src/report/change-sentences.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { planHeadline } from "../../src/report/plan-headline.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { createStyle } from "../../src/report/style.ts";
import { affectedText } from "../../src/report/members-by-effect.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "./parts.ts";

const to = { destination: { id: "64a1" } };
const activation = { activationName: "mail", activationType: "Audience Entered", enabled: true };
const facts = { ...live("any").facts, members: 96_901 };
const withHistory = { options: { includeHistoricalData: true } };
const audience = (name: string, spec: JsonObject = {}) =>
  managing(desired(name, { description: "", ...spec }, { replaceAllowed: true }), "Schedule", "Destination");
const connection = (of: ReturnType<typeof desired>) => {
  const part = managing(desiredPart(of, "Destination", to, { replaceAllowed: true }), "Activation");
  return [of, part, desiredPart(part, "Activation", activation)];
};
const connected = (name: string, spec: JsonObject = {}) => [
  live(name, { spec, facts }),
  livePart([`aud_${name}`], "Destination", `con_${name}`, to, { name: "Mailroom" }),
  livePart([`aud_${name}`, `con_${name}`], "Activation", `act_${name}`, activation),
];

/** What a manager has to see: who is sent, and what ends. */
const plans = {
  replaces: () => plan(connection(audience("a", { audienceType: "ACCOUNTS" })), connected("a")),
  creates: () => plan([...connection(audience("a")), ...connection(audience("b"))], connected("b")),
  connects: () => plan(connection(audience("a", withHistory)), [live("a", { spec: withHistory, facts })]),
  "switches on": () => plan(connection(audience("a", { enabled: true })), connected("a", { enabled: false })),
  disconnects: () => plan([audience("a")], connected("a")),
};

describe("a plan that", () => {
  test.each([
    [
      "replaces",
      '"A" (96,901 members today, not known how many after, sent to Mailroom): it is deleted and created again',
      "all accounts in it may be sent to Mailroom",
    ],
    [
      "creates",
      '"A" (to be sent to Mailroom): it is created',
      "its size is not known yet; all who are in it are sent to Mailroom",
    ],
    [
      "connects",
      '"A" (96,901 members): it is sent to 64a1 from now on',
      "all 96,901 members of the audience are sent to 64a1",
    ],
    [
      "switches on",
      '"A" (96,901 members, to be sent to Mailroom): it is off now',
      "its members are sent to its destinations",
    ],
  ] as const)("%s what is sent somewhere says who is sent", (which, start, sending) => {
    const [sentence] = riskSentences(plans[which]());
    expect(sentence?.text.startsWith(start) && sentence.text.includes(sending) ? sending : sentence).toBe(sending);
    expect(sentence?.risk).toBe("sent");
  });

  test("takes a connection away says from whom, in its box, its table and its headline", () => {
    const made = plans.disconnects();
    const ends = "is no longer sent to Mailroom";
    expect(riskSentences(made)[0]?.text).toBe(`"A" (96,901 members): it ${ends}`);
    expect(renderPlanMarkdown(made)).toContain(`| A ${ends} |`);
    expect(planHeadline(made)).toBe(
      'test: no longer sends "A" to Mailroom, renews the marker of 1 audience; members no longer sent to a destination: 96,901',
    );
  });
});

test("says of people who become accounts that nobody knows which accounts", () => {
  const [sentence] = riskSentences(plans.replaces());
  expect(sentence?.text).toMatch(
    /; it has users now and will have accounts: which ones is not known; all accounts in it may be sent to Mailroom$/,
  );
});

describe("a plan of any size", () => {
  const many = (count: number) =>
    plan(connection(audience("a", { audienceType: "ACCOUNTS" })), [
      ...connected("a"),
      ...Array.from({ length: count }, (_, index) => live(`gone${index}`, { facts })),
    ]);

  test.each([1, 40])("names who is sent before everything else, with %i deletions beside it", (count) => {
    const made = many(count);
    const says = "all accounts in it may be sent to Mailroom";
    expect(renderPlanMarkdown(made).split("###")[0]).toContain(says);
    expect(renderPlanHtml(made).split("In figures")[0]).toContain(says);
    expect(renderPlanText(made, createStyle(false)).split("!!! Whole audiences")[1]).toContain(says);
    expect(planHeadline(made)).toContain("may send 1 whole audience");
  });

  test("says on its page that what is replaced is lost, where nothing else is", () => {
    expect(renderPlanHtml(plans.replaces()).split("In figures")[0]).toContain("cannot be brought back");
  });

  test("says of many deletions how many more there are", () => {
    const [head = ""] = renderPlanMarkdown(many(40)).split("###");
    expect(head.match(/> - "GONE/g)).toHaveLength(12);
    expect(head).toContain("> - and 28 more below");
  });

  test("says that nothing of it is done yet, and does not where there is nothing to do", () => {
    const yet = "A plan: nothing of it is done yet.";
    for (const text of [renderPlanMarkdown(many(1)), renderPlanHtml(many(1))]) expect(text).toContain(yet);
    const nothing = plan([desired("a")], [live("a")]);
    for (const text of [renderPlanMarkdown(nothing), renderPlanHtml(nothing)]) expect(text).not.toContain(yet);
  });
});

describe("a plan of many changes that switches an audience on which is sent nowhere", () => {
  const off = { enabled: false };
  const deleted = Array.from({ length: 7 }, (_, index) => live(`gone${index}`));
  const made = (used = false) =>
    plan(
      [
        desired("b", { enabled: true }),
        ...(used ? [desired("user", { definition: { query: "trait('b') = 'true'" } })] : []),
      ],
      [
        live("b", { key: "b", spec: off, facts }),
        ...(used ? [live("user", { spec: { definition: { query: "trait('b') = 'true'" } } })] : []),
        ...deleted,
      ],
    );

  test("names it", () => {
    expect(renderPlanMarkdown(made()).split("###")[0]).toContain('- "B" (96,901 members): it is switched on.');
  });

  test("names it among what is noticed where another audience uses it", () => {
    expect(riskSentences(made(true)).find(({ address }) => address === "audience/b")?.risk).toBe("noticed");
  });

  test("says in its row that it is switched on", () => {
    expect(renderPlanMarkdown(made())).toContain("| `enabled` (switched on) |");
  });
});

describe("the members that a plan affects", () => {
  test("are not those of what only gets another name or another file", () => {
    const { changes } = plan([desired("a", { name: "New" })], [live("a", { facts })]);
    expect(affectedText(changes)).toBeUndefined();
  });

  test("are those of a new audience, too, where it is sent somewhere", () => {
    expect(affectedText(plans.creates().changes)).toBe("Members sent to destinations: not known.");
    expect(affectedText(plan([desired("a")], []).changes)).toBeUndefined();
  });
});

test("says what is not documented of the members of an audience that is deleted", () => {
  expect(riskSentences(plan([], connected("a")))[0]?.text).toContain(
    "it is deleted, which cannot be undone; whether its members are removed from its destinations is not documented; if it is created again with its destinations, everybody in it may be sent there",
  );
});

const off = { ...activation, enabled: false };

test.each([
  ["ends where it sends", connected("a"), "Sending ends, or may end:"],
  [
    "is not called the end of sending where it is off",
    connected("a").with(2, livePart(["aud_a", "con_a"], "Activation", "act_a", off)),
    "Those who use it may notice:",
  ],
])("a connection that is deleted %s", (_, space, title) => {
  expect(riskGroups(plan([audience("a")], space)).map((group) => group.title)).toEqual([title]);
});

test("says of many changed queries in one list whose they are, those with most members first", () => {
  const numbers = Array.from({ length: 20 }, (_, index) => index);
  const made = plan(
    numbers.map((index) => desired(`a${index}`, { definition: { query: "event('New').count() >= 1" } })),
    numbers.map((index) => live(`a${index}`, { facts: { ...live("a").facts, members: 100 + index } })),
  );
  const list = renderPlanMarkdown(made).split(riskTitles.queries)[1]?.split("\n\n")[1]?.split("\n") ?? [];
  expect([list[0], list.length, list.at(-1)]).toEqual([
    '- "A19" (119 members today, not known how many after): its query changes; other people may be in it.',
    13,
    "- and 8 more below",
  ]);
});

test("tells what is replaced and sent once, as both", () => {
  const told = riskSentences(plans.replaces());
  expect(
    told.map(({ risk, text }) => [risk, text.includes("it is deleted and created again, which cannot be undone")]),
  ).toEqual([["sent", true]]);
});

test("says of what is lost below what is sent that it cannot be undone either", () => {
  const made = plan(connection(audience("a", { audienceType: "ACCOUNTS" })), [...connected("a"), live("gone")]);
  expect(riskGroups(made).map(({ title }) => title)).toEqual([
    "Whole audiences are sent, or may be:",
    "Also cannot be undone:",
  ]);
});

test("lists all that a plan with many changes switches off, and what nothing is known to use apart", () => {
  const numbers = Array.from({ length: 6 }, (_, index) => `a${index}`);
  const made = plan(
    numbers.map((name) => desired(name, { enabled: false })),
    numbers.map((name) => live(name, { facts })),
  );
  const [group] = quietGroups(made);
  expect([group?.title, group?.sentences.length]).toEqual([
    "Switched on or off, or renamed, and nothing is known to use it:",
    6,
  ]);
  const lines = renderPlanMarkdown(made)
    .split("###")[0]
    ?.match(/^- .*it is on now and will be switched off; whether its members stay in it is not documented\.$/gm);
  expect(lines).toHaveLength(6);
});

describe("a plan with many changes, one of them the query of what others use,", () => {
  const query = { definition: { query: "event('New').count() >= 1" } };
  const names = Array.from({ length: 12 }, (_, index) => `new-${index}`);
  const made = plan(
    [...names.map((name) => desired(name)), desired("club", { name: "New" }), ...connection(audience("used", query))],
    [live("club", { facts }), ...connected("used")],
  );

  test("has that query in its box, and a new name of what nothing uses below it", () => {
    const lines = renderPlanMarkdown(made).split("###")[0]?.split("\n") ?? [];
    const marked = lines.filter((line) => /^(> )?- "/.test(line)).map((line) => line.split(" (")[0]);
    expect(marked).toEqual(['> - "USED"', '- "New"']);
  });

  test("keeps that query in a table that is cut, where new objects are left out", () => {
    const table = renderPlanMarkdown(made).split("### Changed")[1]?.split("###")[0] ?? "";
    const rows = [...table.matchAll(/^\| \w[^|]*\| `([^`]*)`/gm)].map(([, address]) => address);
    expect([rows[0], rows.at(-1)]).toEqual(["audience/used", "audience/new-11"]);
  });
});

test("those of whom the number is known are told before those of whom it is not, and 4 before 12", () => {
  const made = plan(
    [...connection(audience("s12")), ...connection(audience("s4")), ...connection(audience("z", withHistory))],
    [live("z", { spec: withHistory, facts })],
  );
  expect(riskSentences(made).map(({ address }) => address.replace(/\/destination.*/, ""))).toEqual([
    "audience/z",
    "audience/s4",
    "audience/s12",
  ]);
});

describe("an audience that is sent by one activation", () => {
  const [owner, way] = connection(audience("a")) as [DesiredResource, DesiredResource];
  const deleted = plan([owner, way], connected("a"));
  const off = desiredPart(way, "Activation", { ...activation, enabled: false });
  const switchedOff = plan([owner, way, off], connected("a"));

  test("is said to be sent no longer where that is deleted", () => {
    expect(planHeadline(deleted)).toContain('test: no longer sends "A" to Mailroom');
  });

  test.each([
    ["deleted", deleted],
    ["switched off", switchedOff],
  ])("is under what ends where that is %s", (_, made) => {
    expect(riskGroups(made).map(({ risk }) => risk)).toEqual(["ended"]);
  });
});

describe("of a connection of which nobody knows whether it sends", () => {
  const begins = plan(connection(audience("a", withHistory)).slice(0, 2), [live("a", { spec: withHistory, facts })]);
  const ends = plan([audience("a")], connected("a").slice(0, 2));

  test("all texts say perhaps where it is made", () => {
    expect(riskSentences(begins)[0]?.text).toMatch(
      /: it is perhaps sent to 64a1 from now on; all 96,901 members of the audience are perhaps sent to 64a1/,
    );
  });

  test("the headline says so where it goes, as the sentence does", () => {
    const words = "(perhaps sent there until now)";
    expect([planHeadline(ends), riskSentences(ends)[0]?.text]).toEqual([
      expect.stringContaining(`no longer connects "A" to Mailroom ${words}`),
      expect.stringContaining(`is no longer connected to Mailroom ${words}`),
    ]);
  });
});

test("what is released is told with its members and where it goes on being sent", () => {
  const made = plan([], connected("a"), { forget: ["audience/a"] });
  expect(changeSentences(made)[0]?.text).toBe(
    '"A" (96,901 members, sent to Mailroom): this project does not manage or watch it any more; it stays as it is, and goes on being sent to Mailroom',
  );
});
