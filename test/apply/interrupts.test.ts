import { expect, test } from "vitest";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import { judge } from "../../src/apply/outcome.ts";
import type { CallInput } from "../../src/segment/call-input.ts";
import { joinDescription } from "../../src/resources/marker.ts";
import type { SegmentClient } from "../../src/segment/client.ts";
import { SegmentApiError } from "../../src/segment/errors.ts";
import { renderResultText } from "../../src/report/text/result-text.ts";
import { renderEventText } from "../../src/report/text/event-text.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { createStyle } from "../../src/report/style.ts";
import { desired, live, plan, refersTo } from "../plan/builders.ts";

const { ownership } = live("a");
const description = joinDescription("", typeof ownership === "object" ? ownership : undefined);
const wire = { id: "aud_a", key: "a", name: "A", description, audienceType: "USERS", enabled: true, definition: null };

/** A client that answers from a table by operation, and notes what was asked. What was created can be read. */
function clientOf(answers: Record<string, () => Promise<unknown>>) {
  const calls: string[] = [];
  let created: object = {};
  const call = async (operation: string, { body, prepare }: CallInput<"createAudience">): Promise<unknown> => {
    await prepare?.(false);
    calls.push(operation);
    if (body) created = { ...wire, ...body };
    if (operation === "getAudience" && !answers[operation]) return { audience: created };
    return await (answers[operation]?.() ?? Promise.reject(new SegmentApiError(operation as never, 404, [])));
  };
  return { client: { call } as unknown as SegmentClient, calls };
}

const options = { lockTimeoutMs: 600_000, timeScale: 1, onEvent: () => undefined, secretOf: () => undefined };

test("the first signal ends the wait for a lock, and nothing was written", async () => {
  const { client, calls } = clientOf({ getAudience: async () => ({ audience: { ...wire, status: "Locked" } }) });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 20);
  const changed = plan([desired("a", { enabled: false })], [live("a")]);
  const result = await applyPlan(changed, { ...options, access: { client, spaceId: "s" }, stop: stop.signal });
  expect(result.outcomes).toMatchObject([
    { address: "audience/a", status: "skipped", reason: { code: "apply-stopped" } },
  ]);
  expect(calls).toEqual(["getAudience"]);
});

test("the first signal lets what is under way finish and starts nothing that waits for it", async () => {
  const stop = new AbortController();
  const { client, calls } = clientOf({
    listAudiences: async () => ({ audiences: [], pagination: {} }),
    createAudience: async () => {
      stop.abort();
      return { audience: wire };
    },
  });
  const { spec, references } = refersTo("a");
  const created = plan([desired("a"), desired("b", spec, { references })], []);
  const result = await applyPlan(created, { ...options, access: { client, spaceId: "s" }, stop: stop.signal });
  expect(result.outcomes).toMatchObject([
    { address: "audience/a", status: "done" },
    { address: "audience/b", status: "skipped", reason: { code: "apply-stopped" } },
  ]);
  expect(calls.filter((call) => call === "createAudience")).toHaveLength(1);
});

test("a run that is stopped while its last change is under way is not called proven", async () => {
  const stop = new AbortController();
  const { client } = clientOf({
    listAudiences: async () => ({ audiences: [], pagination: {} }),
    createAudience: async () => {
      stop.abort();
      return { audience: wire };
    },
  });
  const created = plan([desired("a")], []);
  const result = await applyPlan(created, { ...options, access: { client, spaceId: "s" }, stop: stop.signal });
  expect(result).toMatchObject({ outcomes: [{ status: "done" }], unverified: "interrupted before it started" });
  expect(judge(result)).toBe("unproven");
});

test("a call that is broken off is told as one that may have taken effect", async () => {
  const abort = new AbortController();
  const stop = new AbortController();
  const { client } = clientOf({
    listAudiences: async () => ({ audiences: [], pagination: {} }),
    createAudience: async () => {
      stop.abort();
      abort.abort(new Error("interrupted twice"));
      throw abort.signal.reason;
    },
  });
  const access = { client, spaceId: "s", signal: abort.signal };
  const { spec, references } = refersTo("a");
  const created = plan([desired("a"), desired("b", spec, { references })], []);
  const result = await applyPlan(created, { ...options, access, stop: stop.signal });
  expect(result.outcomes).toMatchObject([
    {
      status: "failed",
      reason: { code: "apply-aborted", message: expect.stringContaining("may have taken effect") as string },
    },
    { status: "skipped" },
  ]);
  expect(judge(result)).toBe("failed");
});

test("what the space says is printed without its control characters, wherever it turns up", () => {
  const style = createStyle(false);
  const evil = "Evil\u009b2J\u202e";
  const user = live("x", { marker: null, name: evil, spec: { definition: { query: "trait('a') = 'true'" } } });
  const event = {
    time: "",
    code: "change.waiting" as const,
    level: "info" as const,
    address: "audience/a",
    data: { status: evil },
  };
  const texts = [
    renderPlanText(plan([desired("a", { enabled: false })], [live("a"), user]), style),
    renderPlanText(plan([], [live("a"), user]), style),
    renderEventText(event, style) ?? "",
    renderResultText(
      { changes: [] },
      {
        outcomes: [{ address: "a", action: "update", status: "failed", reason: { code: "x", message: evil } }],
        settling: [],
      },
      style,
      { resume: "", plan: "" },
    ),
  ];
  for (const text of texts) {
    expect(text).toContain("Evil\\u{9b}");
    // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
    expect(text).not.toMatch(/[\u0080-\u009f\u202e]/);
  }
  expect(texts[3]).toContain("Not applied: no change is known to have been made.");
});
