import { describe, expect, it } from "vitest";
import { audienceInput, audiencesPath, createTestApi } from "./support/api.ts";

const stable = "application/vnd.segment.v1+json";
const alpha = "application/vnd.segment.v1alpha+json";

async function servedType(path: string, accept?: string): Promise<string | null> {
  const { headers } = await createTestApi().call("GET", path, accept === undefined ? {} : { headers: { accept } });
  return headers.get("content-type");
}

describe("the media type of an answer", () => {
  it.each([undefined, "*/*", "application/json", "text/html"])(
    "is the most stable one when Accept is %j",
    async (accept) => {
      expect(await servedType(audiencesPath, accept)).toBe(stable);
    },
  );

  it("is alpha for an operation that has nothing better", async () => {
    expect(await servedType("/spaces", "application/json")).toBe(alpha);
  });

  it("is the version that was asked for", async () => {
    expect(await servedType(audiencesPath, `${alpha}, application/json`)).toBe(alpha);
  });

  it("falls back when the operation does not have the version", async () => {
    expect(await servedType("/spaces", stable)).toBe(alpha);
  });
});

describe("strict media types", () => {
  const strict = { settings: { strictMediaTypes: true } };

  it("refuse an Accept that the operation does not have", async () => {
    expect((await createTestApi(strict).call("GET", "/spaces", { headers: { accept: stable } })).status).toBe(406);
  });

  it("let the operation's own version through", async () => {
    expect((await createTestApi(strict).call("GET", "/spaces", { headers: { accept: alpha } })).status).toBe(200);
  });

  it("refuse a body of another type", async () => {
    const headers = { "content-type": "text/plain" };
    const { status } = await createTestApi(strict).call("POST", audiencesPath, { body: audienceInput(), headers });
    expect(status).toBe(415);
  });

  it("let a body of the operation's own type through", async () => {
    const headers = { "content-type": `${stable}; charset=utf-8` };
    const { status } = await createTestApi(strict).call("POST", audiencesPath, { body: audienceInput(), headers });
    expect(status).toBe(200);
  });

  it("are off by default: a body of any type is read as JSON", async () => {
    const headers = { "content-type": "text/plain" };
    expect((await createTestApi().call("POST", audiencesPath, { body: audienceInput(), headers })).status).toBe(200);
  });
});
