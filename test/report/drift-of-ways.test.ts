import { describe, expect, test } from "vitest";
import { driftDiagnostics } from "../../src/drift/drift-diagnostics.ts";
import type { Drift } from "../../src/drift/drift.ts";
import { renderDriftHtml } from "../../src/report/html/drift-html.ts";
import { renderDriftMarkdown } from "../../src/report/markdown/drift-markdown.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderDriftText } from "../../src/report/text/drift-text.ts";
import { baselineOf } from "../../src/resources/baseline.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { driftOf } from "../drift/drift-of.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "./parts.ts";

const facts = { ...live("any").facts, members: 7 };
const activation = { activationName: "Send", activationType: "Audience Entered" };
const to = (list: string): JsonObject => ({ destination: { id: "64a1" }, connectionSettings: { list } });

/** `a` as it is declared: connected to Adverts with an activation that is on. */
const a = managing(desired("a"), "Destination");
const connection = managing(desiredPart(a, "Destination", to("ours")), "Activation");
const own = (enabled: boolean) => desiredPart(connection, "Activation", { ...activation, enabled });
const liveWay = (list: string, ...activations: boolean[]) => [
  live("a", { facts }),
  livePart(["aud_a"], "Destination", "con_a", to(list), { name: "Adverts" }),
  ...activations.map((enabled, index) =>
    livePart(["aud_a", "con_a"], "Activation", `act_${index}`, { ...activation, enabled }),
  ),
];

const messagesOf = (drift: Drift) => driftDiagnostics(drift).map(({ message }) => message);

describe("drift of a way to a destination says what it does now:", () => {
  test.each<[string, Drift, string]>([
    [
      "another account",
      driftOf(plan([a, connection, own(true)], liveWay("theirs", true))),
      'connectionSettings.list declared "ours", live "theirs"; it sends members to Adverts now with the settings that are live, perhaps to another place than declared',
    ],
    [
      "a connection that was added",
      driftOf(plan([a], liveWay("theirs", true))),
      "or its removal is not applied yet; it sends members to Adverts now",
    ],
    [
      "a connection that was added and sends nothing",
      driftOf(plan([a], liveWay("theirs", false))),
      "or its removal is not applied yet; it sends nobody to Adverts now",
    ],
    [
      "an activation that was deleted",
      driftOf(plan([a, connection, own(true)], liveWay("ours"))),
      "removed in the space, by whom is not known, or not applied yet; it sends nobody to Adverts now",
    ],
    [
      "an activation that was switched off",
      driftOf(plan([a, connection, own(true)], liveWay("ours", false))),
      "enabled declared true, live false; it is off and sends nobody to Adverts now",
    ],
    [
      "an activation that was switched on",
      driftOf(plan([a, connection, own(false)], liveWay("ours", true))),
      "enabled declared false, live true; it is on and sends members to Adverts now",
    ],
  ])("%s", (_, drift, effect) => {
    expect(messagesOf(drift)).toEqual([expect.stringContaining(effect) as string]);
  });

  const other = driftOf(plan([a, connection, own(true)], liveWay("theirs", true)));
  test.each([
    ["text", renderDriftText(other, createStyle(false)), "it sends members to Adverts now with"],
    ["HTML", renderDriftHtml(other), "It sends members to Adverts now with"],
  ])("in %s, too", (_, report, effect) => {
    expect(report).toContain(effect);
  });
});

describe("drift of a way to a destination", () => {
  const baseline = (name: string) => ({ name, baseline: baselineOf(kindOf("Audience"), desired(name).spec) });
  const words = live("b", { spec: { name: "By hand" }, marker: baseline("b") });
  const drift = driftOf(plan([a, connection, own(true), desired("b")], [...liveWay("theirs", true), words]));

  test.each([
    ["text", renderDriftText(drift, createStyle(false))],
    ["Markdown", renderDriftMarkdown(drift)],
    ["HTML", renderDriftHtml(drift).replace(/^.*id="findings"/s, "")],
  ])("is above an edit that reaches nobody, in %s", (_, report) => {
    expect(report.indexOf("audience/b")).toBeGreaterThan(report.indexOf("to Adverts"));
  });
});

test("a user whose activation was deleted by hand is not said to be sent", () => {
  const asks: JsonObject = { definition: { query: "trait('z') = 'true'" } };
  const newQuery: JsonObject = { definition: { query: "event('Z').count() >= 9" } };
  const z = live("z", {
    spec: newQuery,
    marker: { name: "z", baseline: baselineOf(kindOf("Audience"), desired("z").spec) },
  });
  const declared = [desired("z"), managing(desired("a", asks), "Destination"), connection, own(true)];
  const [, ...way] = liveWay("ours");
  const report = renderDriftMarkdown(driftOf(plan(declared, [z, live("a", { spec: asks, facts }), ...way])));
  expect(report).toContain('used by "A" (7 members, connected to Adverts, sending is off)');
  expect(report).not.toContain("to be sent");
});
