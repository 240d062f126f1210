import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { lockWaiter } from "../../src/apply/wait.ts";
import type { SpaceAccess } from "../../src/live/call-kind.ts";
import type { Change } from "../../src/plan/generated/plan.ts";
import type { LiveResource } from "../../src/resources/resource.ts";

const patienceMs = 5;
const change = { kind: "Audience", address: "audience/a", action: "update" } as Change;

/** An attempt of which the look is just before the end of the patience, and what follows just after it. */
function writeWhile(status: string) {
  const live = { facts: { status } } as unknown as LiveResource;
  const whenEditable = lockWaiter({} as SpaceAccess, { lockTimeoutMs: patienceMs, timeScale: 1 }, () => {});
  return whenEditable(change, async (checkLock) => {
    try {
      checkLock(live);
    } catch (error) {
      await sleep(2 * patienceMs);
      throw error;
    }
    return "written";
  });
}

test.each(["Preparing", "Backfilling"])(
  "an edit is made at the end of the patience while an audience is %s",
  async (status) => {
    expect(await writeWhile(status)).toBe("written");
  },
);

test("an edit fails at the end of the patience while an audience is Locked", async () => {
  await expect(writeWhile("Locked")).rejects.toThrow("it is still Locked after 0 s");
});
