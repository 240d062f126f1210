import { describe, expect, test } from "vitest";
import { driftDiagnostics } from "../../src/drift/drift-diagnostics.ts";
import { renderDriftHtml } from "../../src/report/html/drift-html.ts";
import { renderDriftMarkdown } from "../../src/report/markdown/drift-markdown.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderDriftText } from "../../src/report/text/drift-text.ts";
import { renderWebhookSlack } from "../../src/report/webhook/webhook-slack.ts";
import { baselineOf } from "../../src/resources/baseline.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import { hashKey } from "../../src/resources/ownership.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { driftOf } from "../drift/drift-of.ts";
import { desired, live, plan, refersTo } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "./parts.ts";

/** An audience as it was declared when it was applied, and as somebody has edited it since. */
const edited = (name: string, spec: JsonObject): LiveResource =>
  live(name, { spec, marker: { name, baseline: baselineOf(kindOf("Audience"), desired(name).spec) } });

const query = (text: string): JsonObject => ({ definition: { query: text } });
const newQuery = query("event('Z').count() >= 9");

/** `user` is of nobody, asks for `a` and is sent to Mailroom. */
const user = [
  live("user", { spec: query("trait('a') = 'true'"), marker: null, facts: { ...live("any").facts, members: 7 } }),
  livePart(["aud_user"], "Destination", "con_1", { destination: { id: "64a1" } }, { name: "Mailroom" }),
  livePart(["aud_user", "con_1"], "Activation", "act_1", { enabled: true }),
];

describe("drift of what others use says who may have changed and where that is sent, in", () => {
  const drift = driftOf(plan([desired("a")], [edited("a", newQuery), ...user]));
  const USED = 'used by "USER" (7 members, sent to Mailroom), whose members may have changed with it';

  test.each([
    ["text", () => renderDriftText(drift, createStyle(false))],
    ["Markdown", () => renderDriftMarkdown(drift)],
    ["Slack", () => JSON.stringify(JSON.parse(renderWebhookSlack(drift))).replaceAll(String.raw`\"`, '"')],
  ] as const)("%s", (_, render) => {
    expect(render()).toContain(USED);
  });

  test("HTML", () => {
    expect(renderDriftHtml(drift)).toMatch(/Used by.*, 7 members, sent to Mailroom \(may have changed with this\)/);
  });

  test("no format, where a manifest declares a user that is not in the space", () => {
    const { spec, references } = refersTo("a");
    const gone = driftOf(plan([desired("a"), desired("gone", spec, { references })], [edited("a", newQuery)]));
    expect(renderDriftMarkdown(gone)).not.toContain("may have changed");
  });

  test("no format, where only words were edited", () => {
    const words = driftOf(plan([desired("a")], [edited("a", { name: "By hand" }), ...user]));
    expect(renderDriftMarkdown(words)).not.toContain("may have changed");
  });
});

const noise = { name: "Noise", if: "event = 'Order' and properties.test = true", drop: true, enabled: true };
const address = "filter/noise";
const declared = { ...desired("noise"), kind: "SpaceFilter", address, spec: noise };

/** The filter as it was applied, and as somebody has edited it since. */
function filter(spec: JsonObject): LiveResource {
  const baseline = baselineOf(kindOf("SpaceFilter"), { description: "", ...noise });
  const { key: _, ...rest } = live("noise", { marker: { keyHash: hashKey(""), baseline } });
  const applied = { description: "", ...noise, ...spec };
  return { ...rest, kind: "SpaceFilter", id: "flt_1", name: "Noise", spec: applied, knows: [] };
}

describe("drift of a space filter says", () => {
  const said = (spec: JsonObject) => driftDiagnostics(driftOf(plan([declared], [filter(spec)])))[0]?.message;

  test("which events it drops now, and which it did as applied", () => {
    expect(said({ if: "event = 'Order'" })).toContain(
      "filter/noise: it drops events now, and they cannot be brought back: those that match event = 'Order'; as applied, it drops those that match event = 'Order' and properties.test = true",
    );
  });

  test("that it drops none now", () => {
    expect(said({ enabled: false })).toContain(
      "filter/noise: it drops no events now; as applied, it drops those that match event = 'Order' and properties.test = true",
    );
  });

  test("nothing of events where only its name was edited", () => {
    expect(said({ name: "By hand" })).not.toContain("drop");
  });
});

describe("a drift tells first", () => {
  const order = (...[manifests, space]: Parameters<typeof plan>) =>
    driftDiagnostics(driftOf(plan(manifests, space), { live: space, desired: manifests }))
      .filter(({ severity }) => severity === "error")
      .map((each) => each.address);

  test("of a filter that drops other events, then of queries that are sent through others, then of other queries", () => {
    const manifests = [desired("b"), desired("a"), declared];
    const space = [edited("b", newQuery), edited("a", newQuery), filter({ if: "event = 'Order'" }), ...user];
    expect(order(manifests, space)).toEqual([address, "audience/a", "audience/b"]);
  });

  test("of an edit, and only then of a marker that was lost", () => {
    const unmarked = live("a", { marker: null });
    expect(order([desired("a"), desired("b")], [unmarked, edited("b", newQuery)])).toEqual([
      "audience/b",
      "audience/a",
    ]);
  });
});

test("a row of a comment does not call an object missing that only lost its marker", () => {
  const unmarked = live("a", { marker: null });
  const report = renderDriftMarkdown(driftOf(plan([desired("a")], [unmarked]), { live: [unmarked] }));
  expect(report).toMatch(/\| without a marker \|/);
  expect(report).not.toContain("**missing**");
});

describe("a part that is gone is called missing", () => {
  const owner = managing(desired("a"), "Destination");
  const to = { destination: { id: "64a1" } };
  const gone = driftOf(plan([owner, desiredPart(owner, "Destination", to)], [live("a")]));

  test("in the headline and in the row of a comment", () => {
    const report = renderDriftMarkdown(gone);
    expect([report.includes("0 edited, 1 missing"), report.includes("| **missing** |")]).toEqual([true, true]);
    expect(report).not.toContain("| not as declared |");
  });

  test("in the title of its card", () => {
    expect(renderDriftHtml(gone)).toMatch(/>Missing\b/);
    expect(renderDriftHtml(gone)).not.toMatch(/<h3[^>]*>Not as declared/);
  });
});

describe("drift of a deleted audience names who uses it, with members and destinations, in", () => {
  const { spec, references } = refersTo("gone");
  const newsletter = managing(desired("news", spec, { references }), "Destination");
  const to = { destination: { id: "64a1" } };
  const way = managing(desiredPart(newsletter, "Destination", to), "Activation");
  const mail = { activationName: "mail", activationType: "Audience Entered", enabled: true };
  const manifests = [desired("gone"), newsletter, way, desiredPart(way, "Activation", mail)];
  const space = [
    live("news", { spec: query("trait('gone') = 'true'"), facts: { ...live("any").facts, members: 198 } }),
    livePart(["aud_news"], "Destination", "con_1", to, { name: "Mailroom" }),
    livePart(["aud_news", "con_1"], "Activation", "act_1", mail),
  ];
  const gone = driftOf(plan(manifests, space), { live: space, desired: manifests });

  test.each([
    ["text", () => renderDriftText(gone, createStyle(false))],
    ["Markdown", () => renderDriftMarkdown(gone)],
    ["Slack", () => JSON.stringify(JSON.parse(renderWebhookSlack(gone))).replaceAll(String.raw`\"`, '"')],
  ] as const)("%s", (_, render) => {
    expect(render()).toContain('used by "NEWS" (198 members, sent to Mailroom)');
  });

  test("HTML", () => {
    expect(renderDriftHtml(gone)).toMatch(/Used by.*, 198 members, sent to Mailroom/);
  });
});
