import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "./parts.ts";

const adverts = { destination: { id: "64a1f0c2e8b5d90012aa0002" } };
const facts = { ...live("any").facts, members: 46_264 };
const many = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** A plan in each format that people read, without tags and with one blank for any. */
const formats: Readonly<Record<string, (plan: Plan) => string>> = {
  text: (made) => renderPlanText(made, createStyle(false)),
  Markdown: renderPlanMarkdown,
  HTML: (made) =>
    renderPlanHtml(made)
      .replaceAll(/<(style|script)>[\s\S]*?<\/\1>|<[^>]+>/g, " ")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll(/\s+/g, " "),
};

/** An audience that goes, with the connection through which it is sent. */
const deletion = (): Plan =>
  plan(
    [],
    [
      live("gone", { facts, spec: { definition: { query: "trait('plan') = 'pro'" }, description: "" } }),
      livePart(["aud_gone"], "Destination", "con_gone", adverts, { name: "Adverts" }),
    ],
  );

const sixteenOff = (): Plan =>
  plan(
    many(16, (index) => desired(`a${index}`, { enabled: false })),
    many(16, (index) => live(`a${index}`, { facts })),
  );

const off = (): Plan => plan([desired("a", { enabled: false })], [live("a", { facts })]);

const moved = (): Plan => plan([desired("b", { name: "A" }, { previousNames: ["a"] })], [live("a", { facts })]);
const renamed = (): Plan => plan([desired("a", { name: "New" })], [live("a", { spec: { name: "Old" }, facts })]);

describe.each(Object.entries(formats))("a reviewer who reads %s", (_, render) => {
  test("sees what goes with a deletion: the query, what it means, members and destination", () => {
    const text = render(deletion());
    expect(text).toContain("trait('plan') = 'pro'");
    expect(text).toMatch(/trait "?plan"? is "?pro/);
    expect(text).toContain("46,264");
    expect(text).toContain("Adverts");
  });

  test("sees no field of a deletion that holds nothing", () => {
    const [report = ""] = render(deletion()).split("Words used here");
    expect(report).not.toContain("description");
  });

  test("is told that a live audience is switched off", () => {
    expect(render(off())).toContain("it is on now and will be switched off");
  });

  test("is told that a live audience is renamed", () => {
    expect(render(renamed())).toContain("its display name changes");
  });

  test("is told nothing of the kind of an audience that is switched on, or created switched off", () => {
    const on = plan([desired("a"), desired("b", { enabled: false })], [live("a", { spec: { enabled: false } })]);
    expect(render(on)).not.toMatch(/switches off|switched off \d|risky/);
  });

  test("reads the same change in many audiences once", () => {
    expect(render(sixteenOff())).toMatch(/16 audiences will be updated in place|[Ss]ame change in 16 audiences/);
  });

  test("reads two changes that are alike one by one", () => {
    const two = plan(
      many(2, (index) => desired(`a${index}`, { enabled: false })),
      many(2, (index) => live(`a${index}`)),
    );
    expect(render(two)).not.toMatch(/same change/i);
  });

  test("reads the name of a destination beside its id", () => {
    const declared = managing(desired("a"), "Destination");
    const removed = plan(
      [declared],
      [live("a"), livePart(["aud_a"], "Destination", "con", adverts, { name: "Adverts" })],
    );
    expect(render(removed)).toMatch(/64a1f0c2e8b5d90012aa0002" \(Adverts\)|destination\.id Adverts/);
  });
});

describe("a small plan in Markdown", () => {
  const updates = (number: number): string =>
    renderPlanMarkdown(
      plan(
        many(number, (index) => desired(`a${index}`, { description: `d${index}` })),
        many(number, (index) => live(`a${index}`)),
      ),
    );

  test("is not folded up to five changes", () => {
    expect(updates(5).match(/<details open>/g)).toHaveLength(5);
  });

  test("is folded from six on", () => {
    expect(updates(6)).not.toContain("<details open>");
  });

  test("names the fields of each change in its table", () => {
    expect(updates(1)).toContain("| update | `audience/a0` | A0 | `description` |");
  });
});

test("the drawing of a page is below the changes", () => {
  const user = { definition: { query: "trait('a') = 'true'" } };
  const page = renderPlanHtml(plan([desired("b", user, { references: [] })], [live("a"), live("b", { spec: user })]));
  expect(page.indexOf('id="affected"')).toBeGreaterThan(page.indexOf('id="changes"'));
});

describe("the first line of a plan", () => {
  const firstLine = (made: Plan): string => renderPlanText(made, createStyle(false)).split("\n")[0] ?? "";
  const query = (text: string) => ({ definition: { query: text } });
  const sent = managing(desired("a", query("event('A').count() >= 2")), "Destination");

  test.each<[string, Plan, string]>([
    [
      "counts queries, and names members and destinations",
      plan(
        [
          sent,
          desiredPart(sent, "Destination", adverts),
          desired("b", { audienceType: "ACCOUNTS" }, { replaceAllowed: true }),
        ],
        [
          live("a", { spec: query("event('A').count() >= 1"), facts }),
          livePart(["aud_a"], "Destination", "con", adverts, { name: "Adverts" }),
          livePart(["aud_a", "con"], "Activation", "act", { activationName: "ads", enabled: true }),
          live("b"),
        ],
      ),
      "test: replaces 1 audience, changes the query of 1 audience; members of what is deleted and created again (today; others may be in it afterwards): not known; members today of changed audiences that may have other members afterwards: 46,264 (1 more audience is counted before); sent to Adverts: 1 audience (members: 46,264)",
    ],
    [
      "says of a deletion where the audience was connected to",
      deletion(),
      "test: deletes 1 audience; members of what is deleted: 46,264; until now, what is deleted is perhaps sent to Adverts",
    ],
    [
      "counts what is switched off",
      sixteenOff(),
      "test: switches off 16 audiences; members of what is switched off: 740,224",
    ],
    ["counts display names that change", renamed(), "test: changes the display name of 1 audience"],
    ["counts addresses that change as renamed", moved(), "test: renames 1 audience"],
    [
      "says that members are not known where Segment tells no size",
      plan([desired("a", { enabled: false })], [live("a")]),
      "test: switches off 1 audience; members of what is switched off: not known",
    ],
    [
      "says that the plan is blocked",
      plan([], [live("a"), live("b")], {
        guards: { maxDeletes: 1, maxDeletePercent: 100, maxChangePercent: 100, allowDeleteAll: true },
      }),
      "test: blocked, nothing can be applied; would delete 2 audiences; members of what is deleted: not known",
    ],
    [
      "counts queries in the plural",
      plan(
        [0, 1].map((n) => desired(`a${n}`, query("event('A').count() >= 2"))),
        [0, 1].map((n) => live(`a${n}`)),
      ),
      "test: changes the query of 2 audiences; members today of changed audiences that may have other members afterwards: not known",
    ],
  ])("%s", (_, made, expected) => {
    expect(firstLine(made)).toBe(expected);
  });
});

describe.each(Object.entries(formats))("a deletion and a creation of one query, in %s,", (_format, render) => {
  test("are said to be perhaps a rename, above the changes", () => {
    const others = ["x", "y"];
    const made = plan(
      ["new", ...others].map((name) => desired(name)),
      ["old", ...others].map((name) => live(name)),
    );
    const text = render(made).replaceAll("`", "");
    expect(text).toContain("write previousNames: [old] under metadata of audience/new");
    expect(text.indexOf("Perhaps a rename")).toBeLessThan(text.indexOf("will be created"));
  });
});
