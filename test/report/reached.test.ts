import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/values/json.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { affectedText, worstMembersTexts } from "../../src/report/members-by-effect.ts";
import { planHeadline } from "../../src/report/plan-headline.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { renderResultMarkdown } from "../../src/report/markdown/result-markdown.ts";
import { renderResultText } from "../../src/report/text/result-text.ts";
import { createStyle } from "../../src/report/style.ts";
import type { Outcome } from "../../src/apply/outcome.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { livePart } from "./parts.ts";

const query = (text: string): JsonObject => ({ definition: { query: text } });
const facts = (members: number) => ({ ...live("any").facts, members });
const asksFor = (key: string, members: number, type?: string) => ({
  spec: { ...query(`trait('${key}') = 'true'`), ...(type !== undefined && { audienceType: type }) },
  marker: null,
  facts: facts(members),
});

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

/** A plan that changes the query of `a`, which `b` uses, which `c` uses. */
const changed = (...ways: LiveResource[]) =>
  plan(
    [desired("a", newQuery)],
    [live("a", { facts: facts(7) }), live("b", asksFor("a", 198)), live("c", asksFor("b", 41)), ...ways],
  );

const BOTH = "members of other audiences that may change with it: 239, sent to Mailroom";

describe("those who are reached through what uses a change", () => {
  test("are in the headline, with where they are sent", () => {
    expect(planHeadline(changed(...sent("b"), ...sent("c")))).toContain(`; ${BOTH}`);
  });

  test("are among the sums", () => {
    expect(affectedText(changed(...sent("b"), ...sent("c")).changes)).toContain(
      "Members of other audiences that may change with it: 239, added up over 2 audiences, sent to Mailroom.",
    );
  });

  test.each([
    ["Markdown", (made: ReturnType<typeof changed>) => renderPlanMarkdown(made)],
    ["HTML", (made: ReturnType<typeof changed>) => renderPlanHtml(made)],
  ])("are summed up in %s where there are several", (_, render) => {
    expect(render(changed(...sent("b"), ...sent("c")))).toContain("may change with it: 239, added up over 2 audiences");
  });

  test("are not counted where they are sent nowhere", () => {
    expect(planHeadline(changed(...sent("b", false), ...sent("c")))).toContain(": 41, sent to Mailroom");
  });

  test("are not counted twice where their audience has a change that counts them", () => {
    const own = plan(
      [desired("a", newQuery), desired("b", query("trait('a') = 'false'"))],
      [live("a", { facts: facts(7) }), live("b", { ...asksFor("a", 198), marker: { name: "b" } }), ...sent("b")],
    );
    expect(planHeadline(own)).not.toContain("other audiences");
  });

  test("are accounts where their audiences have accounts", () => {
    const accounts = plan(
      [desired("a", newQuery)],
      [
        live("a", { facts: facts(7) }),
        live("b", asksFor("a", 198)),
        live("c", asksFor("a", 3, "ACCOUNTS")),
        ...sent("b"),
        ...sent("c"),
      ],
    );
    expect(planHeadline(accounts)).toContain("may change with it: 198 and 3 accounts, sent to Mailroom");
  });

  test("are told of a trait that changes, of which nobody is a member", () => {
    const trait = { ...desired("t", newQuery), kind: "ComputedTrait", address: "trait/t" };
    const there = live("t", { kind: "ComputedTrait", marker: { name: "t" } });
    const found = plan([trait], [there, live("b", asksFor("t", 198)), ...sent("b")]);
    expect(affectedText(found.changes)).toContain("may change with it: 198, sent to Mailroom");
  });

  test("are not told where only a name changes", () => {
    const renamed = plan([desired("a", { name: "New" })], [live("a"), live("b", asksFor("a", 198)), ...sent("b")]);
    expect(planHeadline(renamed)).not.toContain("other audiences");
  });
});

test.each([
  ["accounts in what is deleted: 2", ["ACCOUNTS"]],
  ["members of what is deleted: 2 and 2 accounts", ["USERS", "ACCOUNTS"]],
])("a sum of accounts alone does not call them members: %s", (text, types) => {
  const space = types.map((audienceType, index) =>
    live(`a${index}`, { spec: { ...query("event('A').count() >= 1"), audienceType }, facts: facts(2) }),
  );
  expect(worstMembersTexts(plan([], space).changes)).toEqual([text]);
});

describe("the report of an apply", () => {
  const made = changed(...sent("b"), ...sent("c"));
  const waysOn = { resume: "audiencectl apply", plan: "audiencectl plan" };
  const outcome = (status: "done" | "unchanged"): Outcome => ({ address: "audience/a", action: "update", status });
  const said =
    'May change with it: "B" (198 members before, sent to Mailroom) and "C" (41 members before, sent to Mailroom).';

  test.each([
    ["text", (outcomes: Outcome[]) => renderResultText(made, { outcomes, settling: [] }, createStyle(false), waysOn)],
    ["Markdown", (outcomes: Outcome[]) => renderResultMarkdown(made, { outcomes, settling: [] }).replaceAll("\\", "")],
  ] as const)("says in %s who may change with what was done, and where that is sent", (_, render) => {
    expect(render([outcome("done")])).toContain(said);
    expect(render([outcome("unchanged")])).not.toContain("May change with it");
  });
});
