import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/values/json.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { changeSentences, riskGroups } from "../../src/report/change-sentences.ts";
import { buildAffectedGraph } from "../../src/report/graph/affected-graph.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { desired, live, plan, refersTo } from "../plan/builders.ts";
import { livePart } from "./parts.ts";

const query = (text: string): JsonObject => ({ definition: { query: text } });
const facts = { ...live("any").facts, members: 7 };
const asksFor = (key: string) => ({ spec: query(`trait('${key}') = 'true'`), marker: null, facts });

/** The way of a live audience to Mailroom. */
const sent = (audience: string, enabled = true): LiveResource[] => [
  livePart(
    [`aud_${audience}`],
    "Destination",
    `con_${audience}`,
    { destination: { id: "64a1" } },
    { name: "Mailroom" },
  ),
  livePart([`aud_${audience}`, `con_${audience}`], "Activation", `act_${audience}`, { enabled }),
];

const newQuery = query("event('A').count() >= 2");
const users = [live("b", asksFor("a")), live("c", asksFor("b"))];

/** A plan that changes the query of `a`, which `b` uses, which `c` uses. */
const changed = (...ways: LiveResource[]) => plan([desired("a", newQuery)], [live("a", { facts }), ...users, ...ways]);

/** A plan that replaces `a`. */
const replaced = (...ways: LiveResource[]) =>
  plan(
    [desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true })],
    [live("a", { facts }), ...users, ...ways],
  );

const textOf = (made: Parameters<typeof changeSentences>[0]): string | undefined => changeSentences(made)[0]?.text;

describe("the sentence of a changed query", () => {
  test("says where its users are sent, and whoever uses those", () => {
    expect(textOf(changed(...sent("b")))).toContain(
      'used by "B" (7 members, sent to Mailroom), and through it by "C" (7 members), whose members may change with it',
    );
  });

  test("is among the risky ones where somebody that uses it through others is sent somewhere", () => {
    expect(riskGroups(changed(...sent("c"))).map(({ risk }) => risk)).toEqual(["passed"]);
  });

  test("is not among the risky ones where nothing that uses it is sent anywhere", () => {
    expect(riskGroups(changed(...sent("b", false)))).toEqual([]);
  });
});

test("the sentence of what is switched on says that members of its users may change with it", () => {
  const off = live("a", { spec: { enabled: false }, facts });
  expect(textOf(plan([desired("a")], [off, ...users, ...sent("b")]))).toContain(
    'used by "B" (7 members, sent to Mailroom), and through it by "C" (7 members), whose members may change with it',
  );
});

describe("of a replaced audience", () => {
  test("it is said that its users may lose their members until the new one is computed, and be sent again", () => {
    expect(textOf(replaced(...sent("b")))).toContain(
      "which may lose all their members or get others until the new one is computed (it is empty until then); their members may be sent again, and others may be sent",
    );
  });

  test("nothing is said of sending where its users are sent nowhere", () => {
    expect(textOf(replaced())).not.toContain("sent");
  });
});

test("what uses a replaced audience and is changed with it says that this is empty until it is computed", () => {
  const { spec, references } = refersTo("a");
  const user = desired("b", { ...spec, enabled: false }, { references });
  const again = desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true });
  const sentences = changeSentences(plan([again, user], [live("a"), live("b", { spec })]));
  expect(sentences.find(({ address }) => address === "audience/b")?.text).toContain(
    'it uses "A", empty until computed again; until then, it may lose all its members or get others',
  );
});

test("where nobody knows whether a user is sent somewhere, it is said to be so perhaps", () => {
  const unknown = { ...sent("b")[0], knows: [] } as LiveResource;
  expect(renderPlanText(changed(unknown), createStyle(false))).toContain("and it is perhaps sent to Mailroom");
});

const RISK = '"B" uses it: its members may change, and it is sent to Mailroom';

test.each([
  ["text", () => renderPlanText(changed(...sent("b")), createStyle(false))],
  ["HTML", () => renderPlanHtml(changed(...sent("b"))).replaceAll("&quot;", '"')],
] as const)("a single change says in %s that others may be sent because of it", (_, render) => {
  expect(render()).toContain(`risky: ${RISK}`);
});

test("a card says who uses the object through others", () => {
  expect(renderPlanHtml(changed(...sent("c")))).toMatch(/Used through these by.*, 7 members, sent to Mailroom/s);
});

test("a comment has such a change in its red box", () => {
  expect(renderPlanMarkdown(changed(...sent("b")))).toMatch(/> \*\*Audiences that use these[^\n]*\n> - "A"/);
});

describe("the drawing", () => {
  const { nodes, edges } = buildAffectedGraph(changed(...sent("c")).changes);

  test("leads to whoever uses an object through others, and to where that is sent", () => {
    expect(edges).toContainEqual({ from: '"B" (aud_b)', to: '"C" (aud_c)' });
    expect(edges).toContainEqual({ from: '"C" (aud_c)', to: "Mailroom" });
  });

  test("says of those that their people may change", () => {
    expect(nodes.filter(({ mayChange }) => mayChange === "people").map(({ id }) => id)).toEqual([
      '"B" (aud_b)',
      '"C" (aud_c)',
    ]);
    expect(renderPlanHtml(changed())).toContain("its own query is not changed; its people may change");
  });

  test("says so of nobody where only the name changes", () => {
    const renamed = plan([desired("a", { name: "New" })], [live("a"), ...users]);
    expect(renderPlanHtml(renamed)).not.toContain("people may change");
  });
});

test.each<[string, boolean]>([
  ["switched off", true],
  ["deleted", false],
])("the sentence of what is %s says that nobody knows what happens to its users", (_, isDeclared) => {
  const made = plan(isDeclared ? [desired("a", { enabled: false })] : [], [live("a", { facts }), ...users]);
  expect(textOf(made)).toMatch(/used by "B" \(7 members\).*; what happens to their members is not documented/);
});
