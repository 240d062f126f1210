import { expect, test } from "vitest";
import type { Outcome } from "../../src/apply/outcome.ts";
import { yieldToOlder } from "../../src/apply/yield-to-older.ts";
import type { WriteContext } from "../../src/apply/writer.ts";
import { desired, live, plan } from "../plan/builders.ts";

const [creation] = plan([desired("a")], []).changes;
const outcome: Outcome = { address: "audience/a", action: "create", status: "done", id: "aud_own" };
const at = (id: string, createdAt: string) => live("a", { id, facts: { ...live("a").facts, createdAt } });

/** What a run does that made `aud_own` and then sees these objects. */
async function meet(...space: ReturnType<typeof live>[]) {
  const deleted: string[] = [];
  const context = {
    access: {
      spaceId: "s",
      client: {
        call: async (_: string, { path }: { path: { id: string } }) => {
          deleted.push(path.id);
          return { status: "SUCCESS" };
        },
      },
    },
    plannedIds: new Set(),
    whenEditable: async (_: unknown, edit: (object: unknown) => unknown) =>
      await edit(space.find(({ id }) => id === "aud_own")),
  } as unknown as WriteContext;
  const reported = creation && (await yieldToOlder(creation, outcome, space, context));
  return { deleted, reported };
}

test("the run that made the younger of two takes its own back and says so", async () => {
  const { deleted, reported } = await meet(at("aud_other", "2026-01-01"), at("aud_own", "2026-01-02"));
  expect(deleted).toEqual(["aud_own"]);
  expect(reported).toMatchObject({ status: "stale", reason: { code: "apply-doubled" } });
});

test("the run that made the older of two leaves both alone", async () => {
  expect(await meet(at("aud_own", "2026-01-01"), at("aud_other", "2026-01-02"))).toEqual({
    deleted: [],
    reported: undefined,
  });
});

test("an object of another name or project is no twin", async () => {
  const foreign = live("a", { id: "aud_foreign", marker: { project: "sales" } });
  const { deleted } = await meet(foreign, live("b"), at("aud_own", "2026-01-02"));
  expect(deleted).toEqual([]);
});
