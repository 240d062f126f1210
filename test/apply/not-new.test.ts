import { expect, test } from "vitest";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { SegmentClient } from "../../src/segment/client.ts";
import { desiredPart, managing } from "../report/parts.ts";
import { desired, live, plan } from "../plan/builders.ts";

test("a creation that is answered with an object that was there before fails, and nothing is built on that", async () => {
  const operations: string[] = [];
  const client = {
    call: async (operation: string): Promise<unknown> => {
      operations.push(operation);
      if (operation !== "createAudience") return { audiences: [], pagination: {} };
      return { audience: { id: "aud_x", key: "x", name: "X", description: "", createdAt: "", updatedAt: "" } };
    },
  } as unknown as SegmentClient;
  const declared = managing(desired("a", { audienceType: "LINKED" }), "Schedule");
  const part = desiredPart(declared, "Schedule", { strategy: "PERIODIC", config: { interval: "4h" } });
  const space = [live("x", { marker: null })];
  const { outcomes } = await applyPlan(plan([declared, part], space), {
    access: { client, spaceId: "s" },
    lockTimeoutMs: 1000,
    timeScale: 600,
    onEvent: () => {},
    secretOf: () => undefined,
    seen: { live: space, atMs: performance.now() },
  });
  expect(outcomes).toMatchObject([
    { address: "audience/a", status: "failed", reason: { code: "apply-not-new" } },
    { status: "skipped" },
  ]);
  expect(operations.filter((operation) => operation.startsWith("create"))).toEqual(["createAudience"]);
});
