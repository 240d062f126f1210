import { expect, test } from "vitest";
import type { Outcome } from "../../src/apply/outcome.ts";
import { resumeCommand } from "../../src/commands/apply/resume-command.ts";

const reason = { code: "server-error", message: "No." };
const done = (address: string): Outcome => ({ address, action: "delete", status: "done" });
const failed = (address: string): Outcome => ({ address, action: "update", status: "failed", reason });

/** The command after an apply of targets that ended in these outcomes. */
function resumed(target: string[], ...outcomes: Outcome[]): string {
  return resumeCommand(
    { target, format: "text", lockTimeout: 600_000 },
    { plan: { environment: "production" }, result: { outcomes, settling: [] }, file: undefined },
  );
}

test("the command that goes on leaves out a target that is deleted, because it would fit nothing", () => {
  expect(resumed(["audience/a", "audience/old"], failed("audience/a"), done("audience/old"))).toBe(
    "audiencectl apply --target audience/a",
  );
});

test("the command that goes on keeps a pattern that fits what is left, also only a part of it", () => {
  const outcomes = [done("audience/vip-old"), failed("audience/vip-a/destination/x")];
  expect(resumed(["audience/vip-*"], ...outcomes)).toBe("audiencectl apply --target 'audience/vip-*'");
});

test("the command that goes on keeps a target that had nothing to change", () => {
  expect(resumed(["audience/a", "audience/b"], failed("audience/a"))).toBe(
    "audiencectl apply --target audience/a --target audience/b",
  );
});

test("the command that goes on tells in the same way", () => {
  const left = { plan: { environment: "production" }, result: { outcomes: [], settling: [] }, file: "plan.json" };
  const command = resumeCommand({ format: "text", lockTimeout: 600_000 }, { ...left, telling: { logFormat: "json" } });
  expect(command).toBe("audiencectl apply plan.json --log-format json");
});
