import { hasDrift, type DriftOptions } from "../../src/drift/drift.ts";
import { describe, expect, test } from "vitest";
import { driftOf } from "../drift/drift-of.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { renderDriftJson } from "../../src/report/json/drift-json.ts";
import { driftDiagnostics } from "../../src/drift/drift-diagnostics.ts";
import { renderDriftHtml } from "../../src/report/html/drift-html.ts";
import { renderDriftMarkdown } from "../../src/report/markdown/drift-markdown.ts";
import { renderDriftJunit } from "../../src/report/junit/drift-junit.ts";
import { renderDriftText } from "../../src/report/text/drift-text.ts";
import { renderDriftGithub } from "../../src/report/github/drift-github.ts";
import type { Drift } from "../../src/drift/drift.ts";
import { createStyle } from "../../src/report/style.ts";
import { baselineOf } from "../../src/resources/baseline.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { hashKey } from "../../src/resources/ownership.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "./parts.ts";

const connection = (id: string, list = "a") => ({ destination: { id }, connectionSettings: { list } });
const every = (interval: string) => ({ strategy: "PERIODIC", config: { interval } });

/** An audience with a destination that was edited, one that was added by hand, and a schedule that is missing. */
function parts(audience: DesiredResource): { declared: DesiredResource[]; present: LiveResource[] } {
  const whole = managing(audience, "Destination", "Schedule");
  return {
    declared: [
      whole,
      desiredPart(whole, "Destination", connection("64a1", "b")),
      desiredPart(whole, "Schedule", every("4h")),
    ],
    present: [
      livePart(["aud_a"], "Destination", "con_1", connection("64a1"), { name: "Mailroom" }),
      livePart(["aud_a"], "Destination", "con_2", connection("64a2"), { name: "Adverts" }),
    ],
  };
}

/** What drift finds, as group and addresses; groups without any are left out. */
function groups(found: Plan): Record<string, string[]> {
  const { edited, missing, vanished, differing, pending } = driftOf(found);
  return Object.fromEntries(
    Object.entries({ edited, missing, vanished, differing, pending }).flatMap(([group, changes]) =>
      changes.length > 0 ? [[group, changes.map(({ address }) => address).toSorted()]] : [],
    ),
  );
}

const all = ["audience/a/destination/64a1", "audience/a/destination/64a2", "audience/a/schedule/1"];

describe("drift of parts", () => {
  test("is told as differing while their audience is as applied", () => {
    const { declared, present } = parts(desired("a"));
    const found = plan(declared, [live("a"), ...present]);
    expect(groups(found)).toEqual({ differing: all });
    expect(hasDrift(driftOf(found))).toBe(true);
  });

  test("is told as differing, too, where their audience was edited by hand", () => {
    const { declared, present } = parts(desired("a"));
    const edited = { ...live("a", { spec: { enabled: false } }), ownership: live("a").ownership };
    expect(groups(plan(declared, [edited, ...present]))).toEqual({ edited: ["audience/a"], differing: all });
  });

  test.each<[title: string, audience: DesiredResource]>([
    ["a change", desired("a", { enabled: false })],
    ["another address", desired("b", { name: "A" }, { previousNames: ["a"] })],
  ])("is told as differing while %s of their audience is not applied, which explains no part", (_title, audience) => {
    const { declared, present } = parts(audience);
    const { differing = [], pending } = groups(plan(declared, [live("a"), ...present]));
    expect(differing).toHaveLength(3);
    expect(pending).toEqual([audience.address]);
  });

  test("is no drift while they go and come with their audience, and is not called a change of the manifests", () => {
    const { declared, present } = parts(desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true }));
    const drift = driftOf(plan(declared, [live("a"), ...present]), { pending: true });
    expect(hasDrift(drift)).toBe(false);
    expect(driftDiagnostics(drift).map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        "audience/a has a change in the manifests that is not applied yet (replace)",
        "audience/a/schedule/1 goes along with audience/a, which is not as the manifests ask (create)",
      ]),
    );
  });

  test("never says that a part was edited, or what of it was applied", () => {
    const { declared, present } = parts(desired("a"));
    const drift = driftOf(plan(declared, [live("a"), ...present]), { live: [live("a")] });
    const markdown = renderDriftMarkdown(drift);
    expect(markdown).toContain("### Not as declared: declared → live");
    for (const text of [markdown, renderDriftText(drift, createStyle(false)), renderDriftHtml(drift)])
      expect(text).not.toMatch(/was applied|as applied|was edited|\bmoved/i);
  });

  test("does not count the parts of a missing audience again", () => {
    const { declared } = parts(desired("a"));
    const found = groups(plan(declared, []));
    expect(found["missing"]).toEqual(["audience/a"]);
    expect(found["differing"]).toBeUndefined();
  });
});

describe("schedules that Segment removed", () => {
  const off = { enabled: false };
  const audience = managing(desired("a", off), "Schedule");
  const declared = [audience, desiredPart(audience, "Schedule", every("4h"))];
  const found = plan(declared, [live("a", { spec: off })], { createdAt: "2026-06-01T00:00:00.000Z" });

  test("are a group of their own", () => {
    expect(groups(found)).toEqual({ vanished: ["audience/a/schedule/1"] });
    expect(hasDrift(driftOf(found))).toBe(true);
  });

  test("are explained", () => {
    const text = renderDriftText(driftOf(found), createStyle(false));
    expect(text).toContain(
      '  - audience/a/schedule/1 is missing, probably removed by Segment  ("every 4h")\n      the audience has been disabled for 90 days',
    );
    expect(text).toContain("Drift: 0 edited, 1 missing (1 probably removed by Segment); 1 as declared.");
  });
});

describe("what drift says", () => {
  const { declared, present } = parts(desired("a"));
  const found = plan(declared, [live("a"), ...present]);
  const drift = driftOf(found, { desired: declared });

  test("as text", () => {
    expect(renderDriftText(drift, createStyle(false)).split("\n").slice(2).join("\n")).toBe(
      `  ~ audience/a/destination/64a1 is not as declared  ("Mailroom", con_1)
      the connection of "A" to Mailroom is not as declared: edited in the space, by whom is not known, or not applied yet
      it may send members to Mailroom now with the settings that are live, perhaps to another place than declared
      connectionSettings.list: declared "b", live "a"

  + audience/a/destination/64a2 is in the space and not declared  ("Adverts", con_2)
      the connection of "A" to Adverts is in the space and not declared: added there, by whom is not known, or its removal is not applied yet
      it may send members to Adverts now

  - audience/a/schedule/1 is missing  ("every 4h")
      the schedule "every 4h" of "A" is missing: removed in the space, by whom is not known, or not applied yet

Drift: 0 edited, 1 missing, 2 not as declared; 1 as declared.
`,
    );
  });

  test("as JSON, in groups of the same names", () => {
    expect(JSON.parse(renderDriftJson(drift))).toMatchObject({
      drift: true,
      edited: [],
      missing: [],
      vanished: [],
      differing: [
        { address: "audience/a/schedule/1", name: "every 4h", difference: "missing" },
        {
          address: "audience/a/destination/64a1",
          name: "Mailroom",
          id: "con_1",
          difference: "fields",
          fields: [{ field: "connectionSettings.list", declared: "b", live: "a" }],
        },
        { address: "audience/a/destination/64a2", name: "Adverts", id: "con_2", difference: "undeclared" },
      ],
      pending: [],
    });
  });

  test.each([
    [{ updatedBy: "ada" }, "audience/a was edited in the space by somebody with the id ada at 2026-01-01 00:00 UTC  ("],
    [{ updatedBy: "" }, "audience/a was edited in the space at 2026-01-01 00:00 UTC  ("],
    [{ updatedBy: "", updatedAt: "" }, "audience/a was edited in the space  ("],
  ])("of an edit with %j is no more than the space says", (facts, expected) => {
    const edited = live("a", { spec: { enabled: false }, facts: { ...live("a").facts, ...facts } });
    const moved = plan([desired("a")], [{ ...edited, ownership: live("a").ownership }]);
    expect(renderDriftText(driftOf(moved), createStyle(false))).toContain(expected);
  });
});

describe("what drift says of the live objects themselves", () => {
  const present = [
    live("a", { facts: { ...live("a").facts, status: "Failed" } }),
    live("b"),
    live("stranger", { marker: null }),
  ];
  const found = plan([desired("a"), desired("b", { enabled: false })], present);
  const text = (asked: Partial<DriftOptions>): string =>
    renderDriftText(driftOf(found, { live: present, ...asked }), createStyle(false));

  test("as text, with everything that can be asked for", () => {
    expect(text({ unmanaged: "fail", pending: true }).split("\n").slice(2).join("\n")).toBe(
      `  ! audience/a cannot be computed  ("A", aud_a)
      Segment gives its status as Failed
      look in Segment what its computation fails at; when it is the query, correct the manifest of the audience and apply it

Unmanaged:
  ? audience "STRANGER" (aud_stranger, key stranger, created at 2025-12-01 00:00 UTC)

Pending changes (not drift):
  ~ audience/b will be updated in place: enabled

Drift: 0 edited, 0 missing, 1 in trouble, 1 unmanaged; 1 as declared.
Not applied yet, and not drift: 1 change in the manifests.
`,
    );
  });

  test("as text, where newcomers are no drift", () => {
    expect(text({})).toContain("Unmanaged (not drift):\n");
  });

  test("as JSON, with what was asked for", () => {
    const drift = driftOf(found, { live: present, unmanaged: "fail", pending: true });
    expect(JSON.parse(renderDriftJson(drift))).toMatchObject({
      drift: true,
      troubled: [{ address: "audience/a", trouble: { type: "failed", status: "Failed" } }],
      unmanaged: [{ kind: "Audience", name: "STRANGER", id: "aud_stranger" }],
      pending: [{ address: "audience/b", fields: [{ field: "enabled", declared: false, live: true }] }],
      asked: { unmanaged: "fail", pending: true },
    });
  });
});

describe("what to do about an object that is missing", () => {
  const create = "to plan what would create it, or would take over another object (metadata.adopt): ";
  const accept = "if it was in the space and is gone for good, remove its manifest";

  test.each([
    ["JSON", renderDriftJson],
    ["Markdown", (drift: Drift) => renderDriftMarkdown(drift).replaceAll("`", "")],
    ["JUnit", renderDriftJunit],
    ["GitHub", (drift: Drift) => renderDriftGithub(drift, { summary: "", placeOf: (file) => file }).log],
    ["HTML", renderDriftHtml],
  ])("is told in %s: the command that creates it, and what to do if it is gone for good", (_format, render) => {
    const told = render(driftOf(plan([desired("a")], [])));
    expect(told).toContain(`${create}audiencectl plan audience/a --env test`);
    expect(told).toContain(accept);
  });

  test("is a plan with --create-missing where its manifest adopts what is not there", () => {
    const found = plan([{ ...desired("a"), adopt: { id: "aud_gone" } }], []);
    const [finding] = driftDiagnostics(driftOf(found));
    expect(finding?.hint).toContain("audiencectl plan --create-missing audience/a --env test");
  });
});

describe("what is no drift and worth knowing", () => {
  const wild = "\u{1B}[31m<b>A</b>\n::error::x";
  const copied = live("b", { name: wild, spec: { name: wild }, marker: { name: "a", keyHash: hashKey("a") } });
  const damaged: LiveResource = { ...live("a"), name: wild, ownership: "unreadable" };
  const declared = [desired("a", { name: wild })];
  const drift = driftOf(plan(declared, [copied, damaged]), { live: [copied, damaged], desired: declared });

  test.each<[format: string, rendered: string]>([
    ["text", renderDriftText(drift, createStyle(false))],
    ["JSON", renderDriftJson(drift)],
    ["HTML", renderDriftHtml(drift)],
    ["Markdown", renderDriftMarkdown(drift)],
    ["JUnit", renderDriftJunit(drift)],
  ])("is told in %s, with texts of the space as texts", (_format, rendered) => {
    expect(rendered).toContain("has a damaged ownership marker in its description");
    expect(rendered).toContain("which was written for another key than it has");
    expect(rendered).not.toContain("\u{1B}");
    expect(rendered).not.toMatch(/^::error/m);
  });

  test("does not count", () => {
    expect(drift.notices.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "info plan-unreadable-marker",
      "info plan-copied-marker",
    ]);
    expect(hasDrift({ ...drift, missing: [] })).toBe(false);
  });
});

describe("a drift tells the worst first:", () => {
  const applied = (name: string, spec: JsonObject): LiveResource =>
    live(name, { spec, marker: { name, baseline: baselineOf(kindOf("Audience"), desired(name).spec) } });
  const drift = driftOf(
    plan(
      ["a", "b", "c", "d"].map((name) => desired(name)),
      [
        applied("a", { name: "By hand" }),
        applied("b", { enabled: false }),
        applied("c", { definition: { query: "event('Z').count() >= 9" } }),
      ],
    ),
  );
  const worstFirst = ["audience/d", "audience/c", "audience/b", "audience/a"];

  test("what is gone, other queries, what is switched off, then names", () => {
    expect(driftDiagnostics(drift).map(({ address }) => address)).toEqual(worstFirst);
  });

  test.each([
    ["text", renderDriftText(drift, createStyle(false))],
    ["HTML", renderDriftHtml(drift)],
  ])("in %s, too", (_, report) => {
    const places = worstFirst.map((address) => report.indexOf(address));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
