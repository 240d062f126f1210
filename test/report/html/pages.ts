import { driftOf } from "../../drift/drift-of.ts";
import { renderDriftHtml } from "../../../src/report/html/drift-html.ts";
import { renderFailureHtml } from "../../../src/report/html/failure-html.ts";
import { renderPlanHtml } from "../../../src/report/html/plan-html.ts";
import { live } from "../../plan/builders.ts";
import { hostileTexts } from "../golden/hostile-texts.ts";
import { goldenPlans } from "../golden/plans.ts";

const hostile = Object.values(hostileTexts);
const unowned = hostile.map((name, index) => live(`unowned-${index}`, { marker: null, name }));

/** Pages of every sort, by name: those that hostile texts get into, and the everyday ones. */
export const pages: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(
    Object.entries(goldenPlans).map(([name, make]) => [`plan ${name}`, () => renderPlanHtml(make())]),
  ),
  "drift mixed": () => {
    const plan = goldenPlans.mixed();
    return renderDriftHtml(driftOf(plan, { pending: true }));
  },
  "drift hostile": () => {
    const plan = goldenPlans.hostile();
    return renderDriftHtml(driftOf(plan, { live: unowned, pending: true, unmanaged: "fail" }));
  },
  "drift none": () => {
    const plan = goldenPlans.empty();
    return renderDriftHtml(driftOf(plan));
  },
  failure: () => renderFailureHtml({ code: "usage", message: "no such file", exitCode: 1, diagnostics: [] }),
  "failure hostile": () =>
    renderFailureHtml({
      code: "invalid-input",
      message: hostile.join("\n"),
      hint: hostile.join("\n"),
      exitCode: 1,
      diagnostics: hostile.map((message) => ({
        code: "document-syntax",
        severity: "error",
        message,
        hint: message,
        address: message,
      })),
    }),
};
