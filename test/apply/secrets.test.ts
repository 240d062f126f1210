import { expect, test } from "vitest";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { ApplyEvent } from "../../src/apply/events.ts";
import { createSegmentClient, type SegmentClient } from "../../src/segment/client.ts";
import { SegmentApiError } from "../../src/segment/errors.ts";
import { laneLimits } from "../../src/segment/lanes.ts";
import { Secret } from "../../src/segment/secret.ts";
import { desired, plan } from "../plan/builders.ts";

const source = { file: "all.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 };
const SECRET = 'sesame "open" 1234';

/** A plan that sends a secret to an API which quotes what it refuses. */
function setUp(message: string) {
  const client = {
    call: async (operation: string): Promise<unknown> => {
      if (operation !== "createAudience") return { audiences: [], pagination: {} };
      throw new SegmentApiError("createAudience", 422, [{ type: "x", field: "description", message }]);
    },
  } as unknown as SegmentClient;
  const created = plan(
    [desired("a", { description: "key ${env.KEY}" }, { secrets: [{ pointer: "/description", name: "KEY", source }] })],
    [],
  );
  const events: ApplyEvent[] = [];
  const options = { lockTimeoutMs: 1000, timeScale: 1, onEvent: (event: ApplyEvent) => void events.push(event) };
  return { created, client, events, options };
}

test.each([SECRET, JSON.stringify(SECRET), encodeURIComponent(SECRET), `  ${SECRET}\n`])(
  "a value that the API quotes is in no outcome and no event: %j",
  async (quoted) => {
    const { created, client, events, options } = setUp(`the value ${quoted} is not allowed`);
    const secretOf = (name: string): string | undefined => (name === "KEY" ? SECRET : undefined);
    const result = await applyPlan(created, { ...options, access: { client, spaceId: "s" }, secretOf });
    expect(result.outcomes).toMatchObject([
      { status: "failed", reason: { message: expect.stringContaining("[secret]") as string } },
    ]);
    expect(events.map(({ code }) => code)).toContain("change.failed");
    expect(JSON.stringify([result, events])).not.toContain("sesame");
  },
);

test("a strange answer is masked before it is cut, so that no half of a secret is quoted", async () => {
  const client = createSegmentClient({
    token: new Secret("PLACEHOLDER"),
    secrets: [new Secret(SECRET)],
    apiUrl: "http://127.0.0.1",
    limits: laneLimits(),
    timeScale: 600,
    fetch: async () => new Response(`${"x".repeat(115)}${SECRET}`, { status: 400 }),
  });
  const call = client.call("getAudience", { path: { spaceId: "s", id: "a" } });
  const message = await call.then(String, String);
  expect(message).toContain("failed (HTTP 400)");
  expect(message).not.toContain("sesam");
});
