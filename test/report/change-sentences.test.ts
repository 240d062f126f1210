import { describe, expect, test } from "vitest";
import type { Change } from "../../src/plan/generated/plan.ts";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { goldenPlans } from "./golden/plans.ts";
import { desiredPart, livePart, managing } from "./parts.ts";

const query = (count: number) => ({ definition: { query: `event('Order Completed').count() >= ${count}` } });
const facts = { ...live("any").facts, members: 56_259 };
const texts = (made: Parameters<typeof changeSentences>[0]): string[] => changeSentences(made).map(({ text }) => text);

/** An audience of people, sent to Google Ads, whose query changes. */
function changed() {
  const ads = { destination: { id: "64a1f0c2e8b5d90012aa0002" } };
  const repeat = managing(desired("repeat", { name: "Repeat buyers", ...query(4) }), "Destination");
  return plan(
    [repeat, desiredPart(repeat, "Destination", ads)],
    [
      live("repeat", { spec: { name: "Repeat buyers", ...query(3) }, facts }),
      livePart(["aud_repeat"], "Destination", "con_1", ads, { name: "Google Ads" }),
      livePart(["aud_repeat", "con_1"], "Activation", "act_1", { activationName: "ads", enabled: true }),
    ],
  );
}

const uses = { definition: { query: "trait('a') = 'true'" } };
const leaves = { words: "somebody who did Order Completed 3 times", test: {} };

describe("the sentence of a change", () => {
  test("has the name that people know, the size, the destination and what happens", () => {
    expect(texts(changed())).toEqual([
      '"Repeat buyers" (56,259 members today, not known how many after, sent to Google Ads): its query changes; other people may be in it, and whoever enters is sent to Google Ads',
    ]);
  });

  test("says of a changed query that nobody was found whom it moves", () => {
    const { changes } = changed();
    const witness: Change["witness"] = { pointer: "/definition/query", tries: 9 };
    expect(texts({ changes: changes.map((change) => ({ ...change, witness })) })[0]).toMatch(
      /its query changes \(nobody was found whom it moves, in 9 tries\)/,
    );
  });

  test("leaves to the details what is assumed of computed traits", () => {
    const { changes } = changed();
    const words = "somebody with vip = true (vip is assumed: its own query was not checked)";
    const witness: Change["witness"] = { pointer: "/definition/query", tries: 9, leaves: { words, test: {} } };
    const made = { changes: changes.map((change) => ({ ...change, witness })) };
    expect(texts(made)[0]).toMatch(/\(who leaves, for example: somebody with vip = true\)/);
  });

  test("has somebody who leaves as an example", () => {
    const { changes } = changed();
    const witness: Change["witness"] = { pointer: "/definition/query", tries: 9, leaves };
    expect(texts({ changes: changes.map((change) => ({ ...change, witness })) })[0]).toMatch(
      /its query changes \(who leaves, for example: somebody who did Order Completed 3 times\); other people/,
    );
  });

  test("says that a size is not known, and nothing of the size of what is created", () => {
    expect(texts(plan([desired("a", query(2))], [live("a", { spec: query(1) })]))[0]).toContain("(size not known)");
    expect(texts(plan([desired("a", { name: "A", ...query(2) })], []))).toEqual([
      '"A": it is created; its query means: did Order Completed at least twice',
    ]);
  });

  test("says the old name of what is renamed", () => {
    const [sentence] = changeSentences(plan([desired("a", { name: "New" })], [live("a", { spec: { name: "Old" } })]));
    expect(sentence?.text).toContain('"New" (size not known): its display name changes');
    expect(sentence?.text).toContain('it is renamed from "Old" to');
  });

  test.each([
    ["noticed, where something uses the object", [desired("b", uses)], [live("b", { spec: uses })], "noticed"],
    ["no risk, where nothing uses the object", [], [], undefined],
  ])("of a display name that changes is %s", (_, users, liveUsers, risk) => {
    const made = plan([desired("a", { name: "New" }), ...users], [live("a", { spec: { name: "Old" } }), ...liveUsers]);
    expect(changeSentences(made)[0]?.risk).toBe(risk);
  });

  test("of a deletion stands apart from what is noticed at once", () => {
    const made = plan(
      [desired("a", { name: "New" }), desired("b", uses)],
      [live("a", { spec: { name: "Old" } }), live("b", { spec: uses }), live("gone")],
    );
    const [lost = "", noticed = ""] = renderPlanMarkdown(made).split("Those who use it may notice");
    expect(lost).toMatch(/Cannot be undone:\*\*\n> - "GONE"/);
    expect(noticed).toMatch(/^:\*\*\n> - "New"/);
  });

  test("is left out of a plan with more than five changes, which has a headline instead", () => {
    expect(changeSentences(goldenPlans.dangerous())).toEqual([]);
    expect(renderPlanMarkdown(goldenPlans.dangerous())).toContain(", deletes 6 audiences");
  });
});

test("a comment with sentences says the sizes and the risks no second time above its tables", () => {
  const [head = ""] = renderPlanMarkdown(
    plan([desired("a", { enabled: false })], [live("a", { spec: { enabled: true }, facts })]),
  ).split("###");
  expect(head.match(/56,259/g)).toHaveLength(1);
  expect(head.match(/switched off/g)).toHaveLength(1);
});

test("a comment with sentences adds up the members of several audiences above them", () => {
  const text = renderPlanMarkdown(plan([], [live("a", { facts }), live("b", { facts })]));
  expect(text).toContain("Members of what is deleted: 112,518, added up over 2 audiences.");
});

test("says of a change of metadata alone what changes", () => {
  const made = plan([desired("a", {}, { onRemove: "disable" })], [live("a")]);
  const changes = made.changes.map((change): Change => ({ ...change, action: "update" }));
  expect(texts({ changes })).toEqual([
    '"A" (size not known): metadata.onRemove changes from delete to disable; in Segment only its marker changes, so who is in it stays the same',
  ]);
});

test.each([
  ["gets another query", query(2), 'used by "B" (7 members), whose members may change with it'],
  [
    "is switched off",
    { enabled: false, ...query(1) },
    'used by "B" (7 members); what happens to its members is not documented',
  ],
])("says who uses what %s, by name", (_, spec, says) => {
  const made = plan(
    [desired("a", spec), desired("b", { ...uses, enabled: false })],
    [live("a", { spec: query(1) }), live("b", { spec: uses, facts: { ...facts, members: 7 } })],
  );
  expect(texts(made).find((text) => text.startsWith('"A"'))).toMatch(
    new RegExp(`; ${says.replaceAll(/[()]/g, "\\$&")}$`),
  );
});

test("says who uses what gets another query, by name and with members, also where the plan does not change the user", () => {
  const made = plan(
    [desired("a", query(2)), desired("b", { name: "Big spenders", ...uses })],
    [
      live("a", { spec: query(1) }),
      live("b", { spec: { name: "Big spenders", ...uses }, facts: { ...facts, members: 7 } }),
    ],
  );
  expect(made.changes.map(({ address }) => address)).toEqual(["audience/a"]);
  expect(texts(made)[0]).toMatch(/; used by "Big spenders" \(7 members\), whose members may change with it$/);
  expect(renderPlanHtml(made)).toContain("<code>audience/b</code> &quot;Big spenders&quot;, 7 members");
});

test("says of another address that it is a name in the files, and nothing to members", () => {
  const made = plan([desired("b", { name: "A" }, { previousNames: ["a"] })], [live("a")]);
  const changes = made.changes.map((change): Change => ({ ...change, action: "update" }));
  expect(texts({ changes })[0]).toContain(
    "its name in the files changes from audience/a to audience/b; in Segment only its marker changes, so who is in it stays the same",
  );
});
