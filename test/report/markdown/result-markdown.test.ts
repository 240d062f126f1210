import { expect, test } from "vitest";
import type { Outcome } from "../../../src/apply/outcome.ts";
import { renderResultMarkdown } from "../../../src/report/markdown/result-markdown.ts";
import { desired, live, plan } from "../../plan/builders.ts";
import { desiredPart, livePart, managing } from "../parts.ts";

const made = plan(
  [desired("vip", { name: "Very | important", enabled: false })],
  [live("vip", { spec: { name: "Very | important" } })],
);
const of = (outcome: object): Outcome =>
  ({ address: "audience/vip", action: "update", ...outcome }) as unknown as Outcome;
const render = (outcome: object): string => renderResultMarkdown(made, { outcomes: [of(outcome)], settling: [] });

test("a comment says of what was done how people call it, its key and what changed", () => {
  expect(render({ status: "done", id: "aud_vip" })).toContain(
    "| updated | `audience/vip` | `Very \\| important` | `enabled` (switched off) | aud_vip | vip |",
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

test("a comment says of a new display name what it was before", () => {
  const renamed = plan([desired("vip", { name: "Best" })], [live("vip", { spec: { name: "Good" } })]);
  const text = renderResultMarkdown(renamed, { outcomes: [of({ status: "done", id: "aud_vip" })], settling: [] });
  expect(text).toContain("| updated | `audience/vip` | Good → Best | `name` |");
});

test("a comment tells of a lost audience once, first, with its members and its parts below it", () => {
  const ads = { destination: { id: "64a1" } };
  const audience = managing(desired("vip", { audienceType: "ACCOUNTS" }, { replaceAllowed: true }), "Destination");
  const present = [
    live("vip", { facts: { ...live("vip").facts, members: 2405 } }),
    livePart(["aud_vip"], "Destination", "con_1", ads, { name: "Mailroom" }),
  ];
  const replacing = plan([audience, desiredPart(audience, "Destination", ads)], present);
  const lost = (address: string, requires?: string): Outcome => ({
    address,
    action: "replace",
    status: "failed",
    inPart: true,
    reason: {
      code: "apply-half-done",
      message: "gone",
      hint: "apply again",
      ...(requires !== undefined && { requires }),
    },
  });
  const outcomes: Outcome[] = [
    of({ address: "audience/a", status: "failed", reason: { code: "x", message: "no" } }),
    lost("audience/vip"),
    lost("audience/vip/destination/64a1", "audience/vip"),
  ];
  const text = renderResultMarkdown(replacing, { outcomes, settling: [] });
  expect(text.match(/apply again/g)).toHaveLength(1);
  expect(text.indexOf("[!CAUTION]")).toBeLessThan(text.indexOf("### Not done"));
  expect(text).toContain('> **"VIP" (2,405 members) is deleted, and there is no new one');
  expect(text).toContain("Deleted with it, and not made again: `audience/vip/destination/64a1`");
});

test("gives one reason of many failures once, with what people call each object", () => {
  const names = ["a", "b", "c"];
  const made = plan(
    names.map((name) => desired(name)),
    [],
  );
  const reason = { code: "segment-api-error", message: "createAudience failed (HTTP 429): quota" };
  const outcomes = made.changes.map(({ address, action }) => ({ address, action, status: "failed" as const, reason }));
  const text = renderResultMarkdown(made, { outcomes, settling: [] });
  expect(text.match(/quota/g)).toHaveLength(1);
  expect(text).toContain('All of them: `audience/a` ("A"), `audience/b` ("B"), `audience/c` ("C")');
});
