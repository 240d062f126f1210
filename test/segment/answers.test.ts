import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { SegmentApiError, SegmentNetworkError } from "../../src/segment/errors.ts";
import { calls, clientFor, rejectionOf } from "./support/client.ts";
import { answer, data, raw, startServer, type Reply } from "./support/server.ts";

/** The error of a POST, which is sent once whatever comes back. */
async function errorOf(reply: Reply): Promise<Error> {
  const server = await startServer(reply);
  return await rejectionOf(calls.create(clientFor(server.url)));
}

async function apiErrorOf(reply: Reply): Promise<SegmentApiError> {
  const error = await errorOf(reply);
  if (error instanceof SegmentApiError) return error;
  throw error;
}

const fault = { type: "input-validation", message: '"name" is required', field: "name" };

describe("an error that is longer than anybody reads", () => {
  const long = "x".repeat(5_000_000);

  it.each([
    ["message", { type: "t", message: long }],
    ["type", { type: long }],
    ["field", { type: "t", field: long }],
    ["data", { type: "t", data: { detail: long } }],
  ])("is told by its start where the %s is long, and how long it is", async (_, entry) => {
    const error = await apiErrorOf(answer(400, { errors: [entry] }));
    const told = JSON.stringify([error.message, error.faults]);
    expect(told).toMatch(/\.\.\. \(5,000,0\d\d characters\)/);
    expect(told.length).toBeLessThan(5000);
  });

  it("is told by its first faults where they are many, and how many there are", async () => {
    const errors = Array.from({ length: 100_000 }, () => fault);
    const error = await apiErrorOf(answer(400, { errors }));
    expect(error.faults).toHaveLength(21);
    expect(error.message).toMatch(/; 99,980 more errors$/);
  });
});

describe("a success", () => {
  it("gives its data", async () => {
    const server = await startServer(data({ audience: { id: "aud_1" } }));
    expect(await calls.get(clientFor(server.url))).toEqual({ audience: { id: "aud_1" } });
  });

  it("may be labelled with a versioned media type", async () => {
    const server = await startServer(data({ ok: true }, { "content-type": "application/vnd.segment.v1+json" }));
    expect(await calls.get(clientFor(server.url))).toEqual({ ok: true });
  });

  it.each([
    ["an empty body", raw(200, "")],
    ["no content", raw(204, "")],
    ["HTML", raw(200, "<html>Sign in</html>", { "content-type": "text/html" })],
    ["truncated JSON", raw(200, '{"data":{"audience":')],
    ["more levels than a program can walk", raw(200, `{"data":{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`)],
    ["JSON without data", answer(200, { audience: {} })],
    ["data that is null", answer(200, { data: null })],
    ["data that is a list", answer(200, { data: [] })],
    ["errors instead of data", answer(200, { errors: [fault] })],
    ["JSON that is no object", answer(200, "data")],
  ])("with %s is no usable answer", async (_, reply) => {
    expect(await errorOf(reply)).toBeInstanceOf(SegmentNetworkError);
  });

  it("with HTML is quoted", async () => {
    expect((await errorOf(raw(200, "<html>\n  Sign in</html>"))).message).toBe(
      'createAudience failed: 200 without JSON data ("<html> Sign in</html>")',
    );
  });

  it("with an empty body is told as such", async () => {
    expect((await errorOf(raw(200, " \n"))).message).toContain("an empty body");
  });

  it("with a long page is quoted only in part", async () => {
    expect((await errorOf(raw(200, "x".repeat(10_000)))).message.length).toBeLessThan(300);
  });

  it.each([
    ["gzip", (zeros: Buffer) => gzipSync(zeros, { level: 1 })],
    ["br", (zeros: Buffer) => brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
  ])("that is too large is not read to its end, although %s packs it into little", async (encoding, pack) => {
    const packed = pack(Buffer.alloc(65 * 2 ** 20));
    const bomb: Reply = (response) => void response.writeHead(200, { "content-encoding": encoding }).end(packed);
    expect((await errorOf(bomb)).message).toBe(
      "createAudience failed: the answer is larger than 64 MiB, and was not read to its end",
    );
  });

  it("that is too large is not asked for again", async () => {
    const server = await startServer(raw(200, " ".repeat(65 * 2 ** 20)), data({}));
    await rejectionOf(calls.get(clientFor(server.url)));
    expect(server.arrivals).toHaveLength(1);
  });

  it("with too many levels is not asked for again, because it is whole", async () => {
    const deep = raw(200, `{"data":{"a":${"[".repeat(2000)}${"]".repeat(2000)}}}`);
    const server = await startServer(deep, data({}));
    const error = await rejectionOf(calls.get(clientFor(server.url)));
    expect(error.message).toContain("200 JSON of more than 500 levels");
    expect(server.arrivals).toHaveLength(1);
  });

  it("that drips is given up at the end of the time for a request, although something always comes", async () => {
    const drip: Reply = (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(timer));
    };
    const server = await startServer(drip);
    const error = await rejectionOf(calls.create(clientFor(server.url, { attemptTimeoutMs: 400 })));
    expect(error.message).toBe("createAudience failed: no complete answer within 0.4 s");
  });

  it("with fewer bytes than it announced is no usable answer", async () => {
    const cut: Reply = (response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"data":{}}', () => response.socket?.destroy());
    };
    expect(await errorOf(cut)).toBeInstanceOf(SegmentNetworkError);
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("with %i is not followed", async (status) => {
    const elsewhere = await startServer(data({}));
    await errorOf(raw(status, "", { location: elsewhere.url }));
    expect(elsewhere.arrivals).toHaveLength(0);
  });

  it("says to which host it leads, and no more of it", async () => {
    const error = await errorOf(raw(302, "", { location: "https://login.example.com/PLACEHOLDER" }));
    expect(error.message).toContain("302 redirects to https://login.example.com, and");
  });

  it("is no usable answer", async () => {
    expect(await errorOf(raw(307, ""))).toBeInstanceOf(SegmentNetworkError);
  });

  it("is not asked for again, because it stays", async () => {
    const server = await startServer(raw(302, "", { location: "/" }));
    await rejectionOf(calls.get(clientFor(server.url)));
    expect(server.arrivals).toHaveLength(1);
  });
});

describe("an error answer", () => {
  it.each([
    [400, "invalid"],
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "not-found"],
    [405, "other"],
    [409, "conflict"],
    [413, "invalid"],
    [418, "other"],
    [422, "invalid"],
    [423, "conflict"],
    [500, "server"],
    [501, "server"],
    [503, "server"],
    [599, "server"],
  ])("with status %i is of kind %s", async (status, kind) => {
    expect((await apiErrorOf(answer(status, { errors: [fault] }))).kind).toBe(kind);
  });

  it("keeps every fault with its field, data and status", async () => {
    const faults = [
      fault,
      { type: "input-validation", message: "too long", field: "definition.query", data: { limit: 3 }, status: 422 },
      { type: "not-found", message: "gone", data: null },
    ];
    expect((await apiErrorOf(answer(422, { errors: faults }))).faults).toEqual(faults);
  });

  it("says every fault, with the field where the message does not", async () => {
    const faults = [fault, { type: "input-validation", message: "is too long", field: "description" }];
    expect((await apiErrorOf(answer(422, { errors: faults }))).message).toBe(
      'createAudience failed (HTTP 422): "name" is required; description: is too long',
    );
  });

  it("without a message says the fault's type", async () => {
    expect((await apiErrorOf(answer(422, { errors: [{ type: "quota" }] }))).message).toMatch(/422\): quota$/);
  });

  it("without a fault says that there was no reason", async () => {
    expect((await apiErrorOf(answer(422, { errors: [] }))).message).toMatch(/no reason was given$/);
  });

  it.each([
    ["a text", "broken"],
    ["null", null],
    ["an object of other types", { type: 7, message: [], field: {} }],
  ])("with %s for a fault still counts it", async (_, entry) => {
    expect((await apiErrorOf(answer(422, { errors: [entry] }))).faults).toEqual([{ type: "unknown" }]);
  });

  it.each([
    ["HTML", raw(502, "<h1>Bad  gateway</h1>"), '"<h1>Bad gateway</h1>"'],
    ["nothing", raw(500, ""), "an empty body"],
    ["truncated JSON", raw(500, '{"errors":[{'), String.raw`"{\"errors\":[{"`],
    ["errors that are no list", answer(500, { errors: "x" }), String.raw`"{\"errors\":\"x\"}"`],
  ])("with %s quotes it", async (_, reply, message) => {
    expect((await apiErrorOf(reply)).faults).toEqual([{ type: "unknown", message }]);
  });
});

describe("a lock", () => {
  const locked = { type: "conflict", message: "Audience is Locked." };

  it.each([400, 409, 422])("is recognised by its wording under %i", async (status) => {
    expect((await apiErrorOf(answer(status, { errors: [locked] }))).locked).toBe(true);
  });

  it("is recognised by the status 423 alone", async () => {
    expect((await apiErrorOf(answer(423, { errors: [] }))).locked).toBe(true);
  });

  it.each([401, 403, 404, 500])("is not meant by that word under %i", async (status) => {
    expect((await apiErrorOf(answer(status, { errors: [locked] }))).locked).toBe(false);
  });

  it.each(["blocked by policy", "the name is taken"])("is not meant by a 409 that says %s", async (message) => {
    expect((await apiErrorOf(answer(409, { errors: [{ type: "conflict", message }] }))).locked).toBe(false);
  });
});
