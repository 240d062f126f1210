import { format, inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createSegmentClient } from "../../src/segment/client.ts";
import { Secret } from "../../src/segment/secret.ts";
import { calls, clientFor, rejectionOf, TOKEN } from "./support/client.ts";
import { answer, raw, refusal, reset, silence, stall, startServer, type Reply } from "./support/server.ts";

const secret = new Secret(TOKEN);

describe("a secret", () => {
  it.each<[string, () => string]>([
    ["String()", () => String(secret)],
    ["a template", () => `token: ${secret as unknown as string}`],
    ["concatenation", () => "token: ".concat(secret as unknown as string)],
    ["join", () => [secret].join(",")],
    ["JSON", () => JSON.stringify({ secret, list: [secret] })],
    ["inspect", () => inspect(secret)],
    ["inspect inside of other values", () => inspect({ deep: { list: [new Map([["token", secret]])] } }, { depth: 9 })],
    ["inspect with everything shown", () => inspect(secret, { showHidden: true, customInspect: false, getters: true })],
    ["%s", () => format("%s", secret)],
    ["%o", () => format("%o", secret)],
    ["%O", () => format("%O", secret)],
    ["%j", () => format("%j", secret)],
    ["an error's message", () => new Error(String(secret)).message],
    ["an error's cause", () => inspect(new Error("x", { cause: secret }))],
    ["its keys", () => JSON.stringify([Object.entries(secret), Reflect.ownKeys(secret).map(String)])],
    ["a copy", () => inspect(Object.assign({}, secret))],
    ["a structured clone", () => inspect(structuredClone(secret))],
  ])("does not show in %s", (_, print) => {
    expect(print()).not.toContain("PLACEHOLDER");
  });

  it("is given by reveal alone", () => {
    expect(secret.reveal()).toBe(TOKEN);
  });

  it("is masked wherever it stands in a text", () => {
    expect(secret.redact(`${TOKEN} and ${TOKEN}`)).toBe("[secret] and [secret]");
  });

  it("is masked literally, whatever it looks like as a pattern", () => {
    expect(new Secret("a.c$&").redact("abc a.c$&")).toBe("abc [secret]");
  });

  it("that is empty masks nothing", () => {
    expect(new Secret("").redact("text")).toBe("text");
  });
});

/** Everything that can be printed of an error, down to its last cause. */
function printed(error: Error): string {
  const options = { depth: Number.POSITIVE_INFINITY, showHidden: true, maxStringLength: null };
  return [inspect(error, options), error.stack, String(error), JSON.stringify(error)].join("\n");
}

const escaped = Array.from(TOKEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`).join(
  "",
);

describe("the token does not show in the error of", () => {
  it.each<[string, Reply]>([
    ["a reset", reset],
    ["silence", silence],
    ["a body that stalls", stall],
    ["no HTTP", (response) => void response.socket?.end(`${TOKEN}\r\n\r\n`)],
    ["a body that breaks off", (response) => response.writeHead(200, { "content-length": "9" }).flushHeaders()],
    ["a page that echoes it", raw(200, `<pre>authorization: Bearer ${TOKEN}</pre>`)],
    ["a page that echoes it across the end of the quotation", raw(200, `${"x".repeat(110)}${TOKEN}`)],
    ["a failure that echoes it", raw(500, `Bearer ${TOKEN}`)],
    ["a failure that echoes it across the end of the quotation", raw(500, `${"x".repeat(110)}${TOKEN}`)],
    ["a message that echoes it", answer(401, { errors: [{ type: "x", message: `bad token ${TOKEN}` }] })],
    ["a field that echoes it", answer(422, { errors: [{ type: "x", message: "bad", field: `headers.${TOKEN}` }] })],
    ["a type that echoes it", answer(422, { errors: [{ type: TOKEN }] })],
    ["fault data that echoes it", answer(422, { errors: [{ type: "x", data: { headers: [{ a: TOKEN }] } }] })],
    ["fault data with a key that is it", answer(422, { errors: [{ type: "x", data: { [TOKEN]: 1 } }] })],
    ["a message that spells it in escapes", raw(422, `{"errors":[{"type":"x","message":"${escaped}"}]}`)],
    ["a redirect that echoes it", raw(302, "", { location: `https://example.com/?token=${TOKEN}` })],
    ["a refusal", refusal({ "retry-after": "1000" })],
  ])("%s", async (_, reply) => {
    const server = await startServer(reply);
    const error = await rejectionOf(calls.create(clientFor(server.url, { attemptTimeoutMs: 200 })));
    expect(printed(error)).not.toContain("PLACEHOLDER");
  });

  it("a host that nobody listens on", async () => {
    expect(printed(await rejectionOf(calls.create(clientFor("http://127.0.0.1:1"))))).not.toContain("PLACEHOLDER");
  });

  it.each(["PLACEHOLDER\nX-Header: 1", "PLACEHOLDER\u20ac", "PLACEHOLDER token", "\u0000PLACEHOLDER"])(
    "a token that no header can carry, %j",
    (text) => {
      const token = new Secret(text);
      const create = (): unknown => createSegmentClient({ token, apiUrl: "http://127.0.0.1:1", limits: {} });
      expect(create).toThrow(/^the API token cannot be sent in a header$/);
    },
  );

  it("a transport that puts the request into its error", async () => {
    const broken = (request: Request): Promise<Response> =>
      Promise.reject(Object.assign(new Error("broken", { cause: { request } }), { request, code: "E_BROKEN" }));
    const error = await rejectionOf(calls.create(clientFor("http://127.0.0.1:1", { fetch: broken })));
    expect(printed(error)).not.toContain("PLACEHOLDER");
  });
});

describe("a network error", () => {
  it("keeps the code of what went wrong in its cause", async () => {
    const error = await rejectionOf(calls.create(clientFor("http://127.0.0.1:1")));
    expect(inspect(error)).toMatch(/ECONNREFUSED|bad port/);
  });

  it("says the innermost cause", async () => {
    const server = await startServer(silence);
    const error = await rejectionOf(calls.create(clientFor(server.url, { attemptTimeoutMs: 100 })));
    expect(error.message).toBe("createAudience failed: no complete answer within 0.1 s");
  });

  it("says the reasons of all addresses that were tried", async () => {
    const failing = (): Promise<Response> =>
      Promise.reject(
        new TypeError("fetch failed", {
          cause: new AggregateError([new Error("refused ::1"), new Error("refused v4")]),
        }),
      );
    const error = await rejectionOf(calls.create(clientFor("http://127.0.0.1:1", { fetch: failing })));
    expect(error.message).toBe("createAudience failed: refused ::1; refused v4");
  });
});
