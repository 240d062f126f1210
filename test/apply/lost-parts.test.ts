import { expect, test } from "vitest";
import { Progress } from "../../src/apply/progress.ts";
import { stepsOf } from "../../src/apply/steps.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "../report/parts.ts";

test("a part that was deleted with its audience and cannot be made again says which change it waits for", () => {
  const ads = { destination: { id: "64a1" } };
  const audience = managing(desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true }), "Destination");
  const present = [live("a"), livePart(["aud_a"], "Destination", "con_1", ads)];
  const { changes } = plan([audience, desiredPart(audience, "Destination", ads)], present);
  const steps = stepsOf(changes);
  const progress = new Progress(changes, steps, () => {});
  const created = steps.find(({ verb, change }) => verb === "create" && change.within);
  if (!created) throw new Error("the plan replaces no part");
  progress.skip(created, { code: "apply-dependency", message: "it needs audience/a", requires: "audience/a" });
  expect(progress.outcomes()).toMatchObject([{ inPart: true, reason: { requires: "audience/a" } }]);
});
