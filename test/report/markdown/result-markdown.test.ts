import { expect, test } from "vitest";
import type { Outcome } from "../../../src/apply/outcome.ts";
import { renderResultMarkdown } from "../../../src/report/markdown/result-markdown.ts";
import { desired, live, plan } from "../../plan/builders.ts";

const made = plan(
  [desired("vip", { name: "Very | important", enabled: false })],
  [live("vip", { spec: { name: "Very | important" } })],
);
const of = (outcome: object): Outcome =>
  ({ address: "audience/vip", action: "update", ...outcome }) as unknown as Outcome;
const render = (outcome: object): string => renderResultMarkdown(made, { outcomes: [of(outcome)], settling: [] });

test("a comment says of what was done how people call it, its key and what changed", () => {
  expect(render({ status: "done", id: "aud_vip" })).toContain(
    "| updated | `audience/vip` | `Very \\| important` | `enabled` | aud_vip | vip |",
  );
});

test("a comment says of what was not done how people call it", () => {
  const reason = { code: "segment-api-error", message: "updateAudience failed (HTTP 422): no" };
  expect(render({ status: "failed", reason })).toContain(
    '- `audience/vip` ("Very `|` important") was not updated (failed)',
  );
});

test("a comment names what was done before by its address, where the plan has it no more", () => {
  const gone = renderResultMarkdown(plan([], []), { outcomes: [of({ status: "unchanged" })], settling: [] });
  expect(gone).toContain("| nothing to do | `audience/vip` |");
});
