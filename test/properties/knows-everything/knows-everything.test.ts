import fc from "fast-check";
import { test } from "vitest";
import { bounded } from "../whatever-fails/bounded.ts";
import { runs } from "../../support/length.ts";
import { openRealSpace } from "./real-space.ts";
import { walk } from "./steps.ts";
import { takeWalk } from "./take-walk.ts";

test("drift and plan say what somebody says who was there all the time", async () => {
  const space = await openRealSpace();
  const walks = Number(process.env["WALKS"] ?? runs(25));
  await fc.assert(
    fc.asyncProperty(walk, (each) => takeWalk(space, each)),
    bounded(walks),
  );
}, 3_600_000);
