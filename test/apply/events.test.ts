import { expect, test } from "vitest";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { ApplyEvent } from "../../src/apply/events.ts";
import type { CallInput } from "../../src/segment/call-input.ts";
import type { SegmentClient } from "../../src/segment/client.ts";
import { desired, plan } from "../plan/builders.ts";

/** Creates these over a client that gives one creation after the other its turn. The second one is the last. */
async function applyInTurns(names: readonly string[]): Promise<string[]> {
  const events: ApplyEvent[] = [];
  let turn = Promise.resolve();
  let made = 0;
  const stop = new AbortController();
  const created = new Map<string, object>();
  const call = async (operation: string, input: CallInput<"createAudience">): Promise<unknown> => {
    if (operation === "getAudience") return { audience: created.get((input.path as { id?: string }).id ?? "") };
    if (operation !== "createAudience") return { audiences: [], pagination: {} };
    const before = turn;
    let end = (): void => undefined;
    turn = new Promise((resolve) => (end = resolve));
    try {
      await before;
      input.turn?.signal?.throwIfAborted();
      input.turn?.onTurn?.();
      made += 1;
      if (made === 2) stop.abort();
      await new Promise((resolve) => setTimeout(resolve, 2));
      const id = `aud_${made}`;
      created.set(id, { ...input.body, id, key: input.body.name.toLowerCase() });
      return { audience: created.get(id) };
    } finally {
      end();
    }
  };
  await applyPlan(
    plan(
      names.map((name) => desired(name)),
      [],
    ),
    {
      access: { client: { call } as unknown as SegmentClient, spaceId: "s" },
      lockTimeoutMs: 1000,
      timeScale: 1e6,
      stop: stop.signal,
      secretOf: () => undefined,
      onEvent: (event) => void events.push(event),
    },
  );
  return events.map(({ code, address }) => (address === undefined ? code : `${code} ${address}`));
}

test("a change is told to be started when its first request has its turn, and one that never had it is not", async () => {
  const events = await applyInTurns(["a", "b", "c"]);
  expect(events).toContain("apply.stopping");
  // What is told of one audience may come before or after what is told of another.
  expect(events.filter((event) => !event.startsWith("apply.")).toSorted()).toEqual([
    "change.done audience/a",
    "change.done audience/b",
    "change.skipped audience/c",
    "change.started audience/a",
    "change.started audience/b",
  ]);
});
