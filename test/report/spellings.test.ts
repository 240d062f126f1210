import { expect, test } from "vitest";
import { driftOf } from "../drift/drift-of.ts";
import { renderDriftMarkdown } from "../../src/report/markdown/drift-markdown.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { renderDriftText } from "../../src/report/text/drift-text.ts";
import { createStyle } from "../../src/report/style.ts";
import { desired, live, plan } from "../plan/builders.ts";

const plain = createStyle(false);
const composed = "Z\u00FCrich";
const apart = "Zu\u0308rich";
const specOf = (name: string) => ({ name, definition: { query: `event('${name}').count() >= 1` } });

const made = plan([desired("a", specOf(apart))], [live("a", { spec: specOf(composed) })]);
const applied = live("a", { spec: specOf(composed) });
const edited = plan([desired("a", specOf(composed))], [{ ...applied, spec: { ...applied.spec, ...specOf(apart) } }]);

test.each([
  ["a plan as text", () => renderPlanText(made, plain)],
  ["a plan as Markdown", () => renderPlanMarkdown(made)],
  ["a plan as a page", () => renderPlanHtml(made)],
  ["a drift as text", () => renderDriftText(driftOf(edited), plain)],
  ["a drift as Markdown", () => renderDriftMarkdown(driftOf(edited))],
])("two spellings of one letter are shown apart in %s", (_title, render) => {
  const report = render();
  expect(report).toContain("Zu\\u{308}rich");
  expect(report).not.toContain(apart);
});
