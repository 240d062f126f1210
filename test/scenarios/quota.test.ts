import { expect, test } from "vitest";
import { scenario } from "../support/scenario.ts";
import { audience, linked, trait, writeProject } from "../support/project.ts";
import { openWorkshop } from "../support/workshop.ts";

const query = "event('X').count() >= 1";
const limits = { audiences: 2 };

scenario("audiences beyond what the project file allows are refused, and one of them can be replaced by another", [
  {
    project: { limits },
    manifests: [audience("a"), audience("b")],
    changes: ["create audience/a", "create audience/b"],
  },
  {
    manifests: [audience("a"), audience("b"), audience("c")],
    changes: ["create audience/c"],
    refused: ["plan-space-full"],
  },
  {
    manifests: [audience("b"), audience("c")],
    project: { limits, guards: { maxDeletePercent: 100, maxChangePercent: 100 } },
    changes: ["delete audience/a", "create audience/c"],
  },
]);

scenario("linked audiences and other kinds do not count as audiences", [
  {
    project: { limits: { audiences: 1 } },
    manifests: [audience("a"), linked("l"), linked("m"), trait("t")],
    changes: ["create audience/a", "create audience/l", "create audience/m", "create trait/t"],
  },
]);

scenario("computed traits have a limit of their own", [
  {
    project: { limits: { traits: 1 } },
    manifests: [trait("t"), trait("u")],
    changes: ["create trait/t", "create trait/u"],
    refused: ["plan-space-full"],
  },
]);

test("the refusal counts what somebody else made, and names both ways out", async () => {
  const { space, folder, plan } = await openWorkshop([]);
  await space.byHand.create({ name: "Theirs", audienceType: "USERS", definition: { query } });
  writeProject(folder, [audience("a"), audience("b")], { limits });
  expect((await plan()).plan.refused).toMatchObject([
    {
      message: "the space would have 3 objects of the kind Audience, and may have 2: 1 now, 2 to create",
      hint: "create 1 fewer, delete others first, or raise limits.audiences in the project file if Segment allows more",
    },
  ]);
});

test("without a limit nothing is known, and nothing is refused", async () => {
  const { plan } = await openWorkshop([audience("a"), audience("b"), audience("c")]);
  expect((await plan()).plan.refused).toEqual([]);
});
