import { describe, expect, test } from "vitest";
import type { Change } from "../../src/plan/generated/plan.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanGithub } from "../../src/report/github/plan-github.ts";
import { renderAllDetails } from "../../src/report/markdown/change-diff.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { planHeadline } from "../../src/report/plan-headline.ts";
import { risksOf } from "../../src/report/risks.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { goldenPlans } from "./golden/plans.ts";
import { desiredPart, livePart, managing } from "./parts.ts";

const asMark = (change: Change): Change => ({ ...change, action: "mark", reason: "pending" });

const query = (count: number) => ({ definition: { query: `event('A').count() >= ${count}` } });

describe("the headline of a plan", () => {
  test("says the worst first, whom it concerns and where that is sent", () => {
    expect(planHeadline(goldenPlans.dangerous())).toBe(
      "test: sends 1 whole audience, deletes 6 audiences, replaces 3 audiences, switches off 1 activation, changes the query of 1 audience; members of what is deleted: 111,111; members of what is deleted and created again (today; others may be in it afterwards): 3,000; until now, what is switched off is sent to Mailroom: 1 audience (members: 1,200,345)",
    );
  });

  test("counts queries as queries and kinds apart", () => {
    expect(planHeadline(goldenPlans.hostile())).toContain("changes the query of 3 audiences");
    const mixed = goldenPlans.mixed();
    const creating = { ...mixed, changes: mixed.changes.filter(({ action }) => action === "create") };
    expect(planHeadline(creating)).toContain("creates 2 audiences and 1 connection");
  });

  test("names the five worst kinds of changes and counts the others", () => {
    expect(planHeadline(goldenPlans.mixed())).toBe(
      "test: may send 1 whole audience, deletes 1 audience, replaces 1 audience, switches on 1 audience, changes the query of 2 audiences, renames 1 audience, and makes 5 other changes; members of what is deleted: 12; members of what is deleted and created again (today; others may be in it afterwards): 90,754; perhaps sent to 64a1f0c2e8b5d90012aa0001: 1 audience (members: not known); until now, what is deleted is perhaps sent to Paid Social (Adverts): 1 audience (members: 12)",
    );
  });

  test("says of several audiences how many of them are sent to a destination, and to which", () => {
    const mailroom = { destination: { id: "64a1" } };
    const sent = managing(desired("a", query(2)), "Destination");
    const made = plan(
      [sent, desiredPart(sent, "Destination", mailroom), desired("b", query(2)), desired("c", query(2))],
      [
        live("a", { spec: query(1), facts: { ...live("a").facts, members: 5 } }),
        livePart(["aud_a"], "Destination", "con", mailroom, { name: "Mailroom" }),
        ...["b", "c"].map((name) => live(name, { spec: query(1), facts: { ...live(name).facts, members: 700 } })),
      ],
    );
    expect(planHeadline(made)).toBe(
      "test: changes the query of 3 audiences; members today of changed audiences that may have other members afterwards: 1,405; perhaps sent to Mailroom: 1 audience (members: 5)",
    );
  });

  test("names the audience and the destination of a connection with other settings", () => {
    const to = { destination: { id: "64a1" }, connectionSettings: { adAccount: "one" } };
    const sent = managing(desired("a"), "Destination");
    const made = plan(
      [sent, desiredPart(sent, "Destination", { ...to, connectionSettings: { adAccount: "two" } })],
      [live("a"), livePart(["aud_a"], "Destination", "con", to, { name: "Adverts" })],
    );
    expect(planHeadline(made)).toMatch(
      /^test: updates the connection of "A" to Adverts; members of audiences of which a connection changes: /,
    );
  });

  test("says no members where an adoption alone affects nobody", () => {
    const adopting = plan([desired("a", {}, { adopt: { key: "a" } })], [live("a", { ownership: undefined })]);
    expect(planHeadline(adopting)).toBe("test: adopts 1 audience");
  });

  test.each([
    [{ enabled: true }, { enabled: false }, "switches on 1 audience"],
    [{ enabled: false }, { enabled: true }, "switches off 1 audience"],
    [{ name: "New" }, { name: "A" }, "changes the display name of 1 audience"],
  ])("says that a query changes beside %o", (declared, there, said) => {
    const found = plan([desired("a", { ...query(2), ...declared })], [live("a", { spec: { ...query(1), ...there } })]);
    expect(planHeadline(found)).toContain(`test: ${said}, changes the query of 1 audience`);
  });

  test("says that a query changes beside an adoption", () => {
    const adopting = plan(
      [desired("a", query(2), { adopt: { key: "a" } })],
      [live("a", { ownership: undefined, spec: query(1) })],
    );
    expect(planHeadline(adopting)).toContain("test: changes the query of 1 audience, adopts and updates 1 audience");
  });

  test("says that what is switched off for want of a manifest is released", () => {
    const marker = { name: "a", onRemove: "disable" as const };
    expect(planHeadline(plan([], [live("a", { marker, spec: { enabled: true } }), live("b")]))).toContain(
      "switches off 1 audience, releases 1 audience",
    );
  });

  test("says of members that the query of what is switched on changes, too", () => {
    const there = live("a", { spec: { ...query(1), enabled: false }, facts: { ...live("a").facts, members: 5 } });
    const found = plan([desired("a", { ...query(2), enabled: true })], [there]);
    expect(planHeadline(found)).toContain("members of what is switched on (today; others may be in it afterwards): 5");
  });

  test("is empty where nothing changes", () => {
    expect(planHeadline(plan([desired("a")], [live("a")]))).toBe("");
  });
});

describe("a plan that only renews a marker", () => {
  const current = plan([desired("a")], [live("a")]);
  const renewing = { ...current, changes: plan([desired("a", { name: "Other" })], [live("a")]).changes.map(asMark) };

  test("says so in its headline", () => {
    expect(planHeadline(renewing)).toBe("test: renews the marker of 1 audience");
  });

  test("counts it for the job on GitHub, and beside changes in every report", () => {
    expect(renderPlanGithub(renewing, { summary: "", placeOf: (file) => file }).outputs).toMatchObject({
      changes: "0",
      marks: "1",
    });
    const both = { ...renewing, changes: [...renewing.changes, ...plan([desired("b")], []).changes] };
    expect(renderPlanMarkdown(both)).toContain("1 to create, 0 to update, 0 to delete, 1 marker to renew;");
    expect(renderPlanText(both, createStyle(false))).toContain("1 marker to renew;");
  });

  test.each([
    ["text", () => renderPlanText(renewing, createStyle(false))],
    ["Markdown", () => renderPlanMarkdown(renewing)],
    ["HTML", () => renderPlanHtml(renewing)],
  ])("does not say that nothing changes, and says what the marker hides, as %s", (_, render) => {
    const report = render();
    expect(report).not.toContain("No changes");
    expect(report).toContain("Only markers to renew");
    expect(report).toContain("drift may take an edit made by hand for a change of the manifests");
  });
});

describe("an update in place", () => {
  test("is risky where it switches off what is on", () => {
    const [change] = plan([desired("a", { enabled: false })], [live("a", { spec: { enabled: true } })]).changes;
    expect(change && risksOf(change)).toEqual(["it is on now and will be switched off"]);
  });

  test("is risky where it changes the display name", () => {
    const [change] = plan([desired("a", { name: "Other" })], [live("a")]).changes;
    expect(change && risksOf(change)).toHaveLength(1);
  });

  test("is not risky where it switches on", () => {
    const [change] = plan([desired("a", { enabled: true })], [live("a", { spec: { enabled: false } })]).changes;
    expect(change && risksOf(change)).toEqual([]);
  });
});

test("a take-over is risky for the project that it names", () => {
  const sales = live("a", { marker: { project: "sales", environment: "production" } });
  const [change] = plan([desired("a", {}, { adopt: { key: "a", from: "sales@production" } })], [sales]).changes;
  expect(change && risksOf(change)).toEqual([
    "it is managed by the project sales, environment production, which will lose it",
  ]);
});

test("the same change of several objects is told once, with their addresses", () => {
  const names = ["a", "b", "c"];
  const { changes } = plan(
    names.map((name) => desired(name, query(2))),
    names.map((name) => live(name, { spec: query(1) })),
  );
  const details = renderAllDetails(changes);
  expect(details).toHaveLength(1);
  expect(details[0]).toContain("Same change in 3 audiences: <code>audience/a</code>, <code>audience/b</code>");
});

test("five differences and fewer are shown unfolded, more are folded", () => {
  const some = (length: number) =>
    plan(
      Array.from({ length }, (_, index) => desired(`a${index}`, { description: `${index}` })),
      Array.from({ length }, (_, index) => live(`a${index}`)),
    ).changes;
  expect(renderAllDetails(some(5)).every((text) => text.startsWith("<details open>"))).toBe(true);
  expect(renderAllDetails(some(6)).every((text) => text.startsWith("<details><summary>"))).toBe(true);
});
