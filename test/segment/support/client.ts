import { createSegmentClient, type SegmentClient, type SegmentClientOptions } from "../../../src/segment/client.ts";
import { laneLimits } from "../../../src/segment/lanes.ts";
import { Secret } from "../../../src/segment/secret.ts";

/** The token of test clients. */
export const TOKEN = "PLACEHOLDER-token-of-the-tests";

/** An API minute lasts a fifth of a second, and the first pause after a failure two thousandths. */
export const TIME_SCALE = 300;

/** A client for a test server, in fast API time. */
export function clientFor(apiUrl: string, options: Partial<SegmentClientOptions> = {}): SegmentClient {
  return createSegmentClient({
    token: new Secret(TOKEN),
    apiUrl,
    limits: laneLimits(),
    timeScale: TIME_SCALE,
    ...options,
  });
}

/** Some call of every resend rule and method, with input that the types take. */
export const calls = {
  get: (client: SegmentClient, signal?: AbortSignal) =>
    client.call("getAudience", { path: { spaceId: "spa_1", id: "aud_1" }, signal }),
  create: (client: SegmentClient, signal?: AbortSignal) =>
    client.call("createAudience", {
      path: { spaceId: "spa_1" },
      body: { name: "Buyers", audienceType: "USERS", definition: { query: "event('Order Completed').count() >= 1" } },
      signal,
    }),
  update: (client: SegmentClient) =>
    client.call("updateAudienceForSpace", { path: { spaceId: "spa_1", id: "aud_1" }, body: { enabled: false } }),
  remove: (client: SegmentClient) =>
    client.call("removeAudienceFromSpace", { path: { spaceId: "spa_1", id: "aud_1" } }),
  batch: (client: SegmentClient) =>
    client.call("batchQueryMessagingSubscriptionsForSpace", { path: { spaceId: "spa_1" }, body: {} as never }),
} as const;

/** The error that a promise is rejected with. Fails the test when it is not. */
export async function rejectionOf(promise: Promise<unknown>): Promise<Error> {
  const settled = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (settled instanceof Error) return settled;
  throw new Error("expected a rejection with an error");
}
