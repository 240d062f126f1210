import fc from "fast-check";
import { test } from "vitest";
import { runs } from "../../support/length.ts";
import { bounded } from "../whatever-fails/bounded.ts";
import { openRealSpace } from "./real-space.ts";
import { walk } from "./steps.ts";
import { takeWalk } from "./take-walk.ts";

test("drift and plan say what somebody would say who was there all the time", async () => {
  const space = await openRealSpace();
  await fc.assert(
    fc.asyncProperty(walk, (each) => takeWalk(space, each)),
    bounded(runs(6)),
  );
}, 3_600_000);
