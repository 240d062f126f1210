import { describe, expect, it } from "vitest";
import { audiencesPath, createTestApi, type Answer, type TestApi } from "./support/api.ts";

async function listTimes({ call }: TestApi, times: number, headers: Record<string, string> = {}): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let index = 0; index < times; index += 1) answers.push(await call("GET", audiencesPath, { headers }));
  return answers;
}

function countStatus(answers: readonly Answer[], status: number): number {
  return answers.filter((answer) => answer.status === status).length;
}

describe("a rate limit", () => {
  it("lets the published number through and refuses the rest", async () => {
    const answers = await listTimes(createTestApi(), 62);
    expect([countStatus(answers, 200), countStatus(answers, 429)]).toEqual([60, 2]);
  });

  it("is told by three headers of a success", async () => {
    const api = createTestApi();
    api.wait(500);
    const [, second] = await listTimes(api, 2);
    const names = ["consumed", "remaining", "reset", "limit"];
    expect(names.map((name) => second?.headers.get(`x-ratelimit-${name}`))).toEqual([
      "2",
      "58",
      "Thu, 01 Jan 2026 00:01:01 +0000",
      null,
    ]);
  });

  it("answers 429 with the documented body", async () => {
    const api = createTestApi();
    const before = await listTimes(api, 60);
    api.wait(2500);
    const [refused] = await listTimes(api, 1);
    expect([before.at(-1)?.status, refused?.errors]).toEqual([
      200,
      [
        {
          type: "RequestError",
          message: "Too many requests",
          data: { remainingPoints: 0, msBeforeNext: 57_500, consumedPoints: 61 },
        },
      ],
    ]);
  });

  it.each([
    [true, "60"],
    [false, null],
  ])("sends Retry-After by retryAfterHeader=%s as %s", async (retryAfterHeader, expected) => {
    const answers = await listTimes(createTestApi({ settings: { retryAfterHeader } }), 61);
    expect(answers.at(-1)?.headers.get("retry-after")).toBe(expected);
  });

  it("has a fixed window that starts with the first request", async () => {
    const api = createTestApi();
    await listTimes(api, 60);
    api.wait(59_999);
    const [early] = await listTimes(api, 1);
    api.wait(1);
    const [later] = await listTimes(api, 1);
    expect([early?.status, later?.status]).toEqual([429, 200]);
  });

  it("has shorter windows by the time scale", async () => {
    const api = createTestApi({ timeScale: 60 });
    await listTimes(api, 60);
    api.wait(1000);
    expect((await listTimes(api, 1))[0]?.status).toBe(200);
  });

  it("is counted for each token", async () => {
    const api = createTestApi();
    await listTimes(api, 60);
    expect((await listTimes(api, 1, { authorization: "Bearer PLACEHOLDER-other" }))[0]?.status).toBe(200);
  });

  it("is counted for each operation", async () => {
    const api = createTestApi();
    await listTimes(api, 60);
    expect((await api.call("GET", `${audiencesPath}/aud_other`)).status).toBe(404);
  });

  it("counts requests that fail, too", async () => {
    const { call } = createTestApi();
    for (let index = 0; index < 50; index += 1) await call("DELETE", `${audiencesPath}/aud_other`);
    expect((await call("DELETE", `${audiencesPath}/aud_other`)).status).toBe(429);
  });

  it("is defaultRateLimit where none is published", async () => {
    const { call } = createTestApi({ settings: { defaultRateLimit: 1 } });
    await call("GET", "/spaces");
    expect((await call("GET", "/spaces")).status).toBe(429);
  });

  it("is told by the server's clock, however wrong that is", async () => {
    const [answer] = await listTimes(createTestApi({ settings: { clockSkewSeconds: -90 }, timeScale: 60 }), 1);
    expect(["date", "x-ratelimit-reset"].map((name) => answer?.headers.get(name))).toEqual([
      "Wed, 31 Dec 2025 23:58:30 GMT",
      "Wed, 31 Dec 2025 23:58:31 +0000",
    ]);
  });

  it("is neither enforced nor told when switched off", async () => {
    const answers = await listTimes(createTestApi({ settings: { rateLimits: false } }), 61);
    expect([countStatus(answers, 200), answers[0]?.headers.has("x-ratelimit-remaining")]).toEqual([61, false]);
  });
});
