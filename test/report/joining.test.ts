import { expect, test } from "vitest";
import { driftDiagnostics } from "../../src/drift/drift-diagnostics.ts";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderDriftHtml } from "../../src/report/html/drift-html.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderDriftText } from "../../src/report/text/drift-text.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { baselineOf } from "../../src/resources/baseline.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import { driftOf } from "../drift/drift-of.ts";
import { desired, live, plan } from "../plan/builders.ts";

const joined = (word: string) => ({
  definition: { query: `event('A').count() >= 1 ${word} event('B').count() >= 1` },
});
const made = plan([desired("a", joined("OR"))], [live("a", { spec: joined("AND") })]);
const ANY = "any of the conditions is enough; before, all were needed";
const ALL = "all conditions are needed; before, any of them was enough";

test("a sentence names the other word that joins conditions now", () => {
  expect(changeSentences(made)[0]?.text).toContain(`its query changes: ${ANY}`);
});

test("so it does where all conditions are needed now", () => {
  const [sentence] = changeSentences(plan([desired("a", joined("AND"))], [live("a", { spec: joined("OR") })]));
  expect(sentence?.text).toContain(`its query changes: ${ALL}`);
});

test("details in text and HTML name it", () => {
  expect(renderPlanText(made, createStyle(false))).toContain(ANY);
  expect(renderPlanHtml(made)).toContain(ANY.replace("any", "Any"));
});

test("an edit by hand that does so names it", () => {
  const baseline = baselineOf(kindOf("Audience"), desired("a", joined("AND")).spec);
  const edited = live("a", { spec: joined("OR"), marker: { name: "a", baseline } });
  const drift = driftOf(plan([desired("a", joined("AND"))], [edited]));
  expect(driftDiagnostics(drift)[0]?.message).toContain(`(${ANY})`);
  expect(renderDriftText(drift, createStyle(false))).toContain(ANY);
  expect(renderDriftHtml(drift)).toContain(ANY.replace("any", "Any"));
});

test("of a part, a sentence names the part", () => {
  const query = (text: string) => ({ definition: { query: text } });
  const [a, b, c] = ["a", "b", "c"].map((name) => `trait('${name}') = 'x'`);
  const before = live("a", { spec: query(`${c} AND ${a} AND ${b}`) });
  const [sentence] = changeSentences(plan([desired("a", query(`${c} AND (${a} OR ${b})`))], [before]));
  expect(sentence?.text).toContain(`in the part (${a} OR ${b}), ${ANY}`);
});

test("a comparison that turns round is the opposite of before", () => {
  const asks = (comparison: string) => ({ definition: { query: `event('A').count() ${comparison}` } });
  const [sentence] = changeSentences(plan([desired("a", asks("< 6"))], [live("a", { spec: asks(">= 6") })]));
  expect(sentence?.text).toContain(
    "its query changes: the opposite of before: who is in it may leave, and others enter",
  );
});
