import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { desired, live, plan, refersTo } from "../plan/builders.ts";

const { spec, references } = refersTo("gone");
const user = desired("user", spec, { references });
const appliedUser = live("user", { spec: { definition: { query: "trait('gone') = 'true'" } } });
/** Somebody deleted what another audience still names. */
const named = plan([desired("gone"), user], [appliedUser]);

const text = (made: Plan, drift?: string): string =>
  renderPlanText(made, createStyle(false), drift === undefined ? {} : { drift });
const hint = "Perhaps not new: audience/gone (audience/user names its key already).";
const how =
  "An apply makes a new object, with another id. Whether somebody deleted the old one in Segment, the audit trail may tell: audiencectl drift --env test";

describe("a plan that creates what may have been deleted by hand", () => {
  test("says so where a live query names its key, and how to find out", () => {
    expect(text(named)).toContain(`\n${hint} ${how}\n`);
  });

  test("says so where the files that it is compared with declare it already", () => {
    const { changes, ...rest } = plan([desired("gone")], []);
    const compared = {
      ...rest,
      base: { ref: "main", commit: "c" },
      changes: changes.map((change) => ({ ...change, explained: false })),
    };
    expect(text(compared)).toContain(
      `Perhaps not new: audience/gone (declared in main already, so it was deleted by hand or never applied). ${how}`,
    );
  });

  test("says both where a query names its key, too", () => {
    const changes = named.changes.map((change) => ({ ...change, explained: false }));
    expect(text({ ...named, base: { ref: "main", commit: "c" }, changes })).toContain(
      "(audience/user names its key already; declared in main already, so it was deleted by hand or never applied)",
    );
  });

  test("says nothing of what nothing hints at", () => {
    expect(text(plan([desired("new")], [live("other", { marker: null })]))).not.toContain("Perhaps");
  });

  test("says nothing of parts, whose deletion nobody records", () => {
    const schedule = { strategy: "PERIODIC", config: { interval: "1d" } };
    const made = plan([desired("a", { schedules: [schedule] })], [live("a")]);
    const compared = {
      ...made,
      base: { ref: "main", commit: "c" },
      changes: made.changes.map((change) => ({ ...change, explained: false })),
    };
    expect(text(compared)).not.toContain("Perhaps");
  });

  test("leads to where the run was", () => {
    expect(text(named, "audiencectl drift --project other")).toContain("may tell: audiencectl drift --project other\n");
  });

  test("says so in a comment and on a page", () => {
    expect(renderPlanMarkdown(named)).toContain("may tell: `audiencectl drift --env test`.");
    expect(renderPlanHtml(named)).toContain("may tell: <code>audiencectl drift --env test</code>");
  });
});
