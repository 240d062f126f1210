import { expect, test } from "vitest";
import { renderPlanMarkdown } from "../../../src/report/markdown/plan-markdown.ts";
import { desired, plan } from "../../plan/builders.ts";
import { desiredPart, managing } from "../parts.ts";

test("in a drawing, every audience has a box of its own for a destination that it shares with others", () => {
  const declared = ["a", "b"].flatMap((name) => {
    const whole = managing(desired(name), "Destination");
    const connection = desiredPart(whole, "Destination", { destination: { id: "64a1" } }, { manages: ["Activation"] });
    return [whole, connection, desiredPart(connection, "Activation", { activationName: name, enabled: true })];
  });
  expect(renderPlanMarkdown(plan(declared, [])).match(/^ {2}n\d+\[\(/gm)).toHaveLength(2);
});
