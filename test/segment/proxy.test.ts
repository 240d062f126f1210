import { describe, expect, test, vi } from "vitest";
import { attempt } from "../../src/segment/attempt.ts";
import { chooseProxy } from "../../src/segment/proxy/choose-proxy.ts";
import { createSend } from "../../src/segment/proxy/create-send.ts";
import { findProxyTrouble } from "../../src/segment/proxy/proxy-error.ts";
import { startProxy, type ProxyConduct } from "../support/proxy.ts";
import { calls, clientFor, rejectionOf } from "./support/client.ts";
import { data, startServer, type TestServer } from "./support/server.ts";

const API = "http://segment.example";

const portOf = ({ url }: TestServer): number => Number(new URL(url).port);

describe("the way to an address", () => {
  const proxy = "http://proxy.example:3128";

  test.each<[string, Record<string, string>, string | undefined]>([
    ["https://segment.example", {}, undefined],
    ["https://segment.example", { HTTPS_PROXY: proxy }, "HTTPS_PROXY"],
    ["https://segment.example", { https_proxy: proxy, HTTPS_PROXY: "http://other.example" }, "https_proxy"],
    ["https://segment.example", { https_proxy: "", HTTPS_PROXY: proxy }, "HTTPS_PROXY"],
    ["https://segment.example", { HTTP_PROXY: proxy }, "HTTP_PROXY"],
    ["https://segment.example", { HTTP_PROXY: "http://other.example", HTTPS_PROXY: proxy }, "HTTPS_PROXY"],
    ["http://segment.example", { HTTPS_PROXY: proxy }, undefined],
    ["http://segment.example", { http_proxy: proxy }, "http_proxy"],
    ["http://127.0.0.1:4010", { HTTP_PROXY: proxy }, undefined],
    ["http://localhost:4010", { HTTP_PROXY: proxy }, undefined],
    ["http://[::1]:4010", { HTTP_PROXY: proxy }, undefined],
  ])("%s with %j is named by %s", (address, env, variable) => {
    expect(chooseProxy(address, env).proxy?.variable).toBe(variable);
  });

  test.each([
    ["*", "https://segment.example", true],
    ["segment.example", "https://segment.example", true],
    ["SEGMENT.example", "https://segment.example", true],
    ["example", "https://segment.example", true],
    [".segment.example", "https://api.segment.example", true],
    ["*.segment.example", "https://api.segment.example", true],
    ["other.example, segment.example", "https://segment.example", true],
    ["other.example segment.example", "https://segment.example", true],
    ["segment.example:443", "https://segment.example", true],
    ["segment.example:8443", "https://segment.example", false],
    ["ment.example", "https://segment.example", false],
    ["segment.example.org", "https://segment.example", false],
    ["10.1.2.3", "https://10.1.2.3", true],
    ["[2001:db8::1]", "https://[2001:db8::1]", true],
    [",", "https://segment.example", false],
  ])("NO_PROXY %j on %s counts: %s", (list, address, direct) => {
    const env = { HTTPS_PROXY: "http://proxy.example", NO_PROXY: list };
    expect(chooseProxy(address, env).proxy === undefined).toBe(direct);
  });

  test("may leave out the scheme of the proxy", () => {
    expect(chooseProxy(API, { http_proxy: "proxy.example:3128" }).proxy?.origin).toBe(proxy);
  });

  test.each(["socks5://user:PLACEHOLDER@proxy.example", "http://user:PLACEHOLDER@", "http://pro xy"])(
    "cannot be %s, and the message shows nothing of it",
    (address) => {
      const choose = (): unknown => chooseProxy(API, { HTTP_PROXY: address });
      expect(choose).toThrow("HTTP_PROXY");
      expect(choose).not.toThrow("PLACEHOLDER");
    },
  );
});

describe("requests through a proxy", () => {
  test("arrive whole, and their answers come back", async () => {
    const server = await startServer(data({ audience: { id: "aud_1" } }));
    const proxy = await startProxy({ port: portOf(server) });
    const client = clientFor(API, { fetch: createSend(API, { HTTP_PROXY: proxy.url }) });
    expect(await calls.create(client)).toEqual({ audience: { id: "aud_1" } });
    expect(proxy.targets).toEqual(["segment.example:80"]);
    const [arrival] = server.arrivals;
    expect(JSON.parse(arrival?.body ?? "")).toMatchObject({ name: "Buyers" });
    expect(arrival?.headers["content-length"]).toBe(String(arrival?.body.length));
    expect(arrival?.headers.host).toBe("segment.example");
  });

  test("share connections", async () => {
    const server = await startServer(data({}));
    const proxy = await startProxy({ port: portOf(server) });
    const client = clientFor(API, { fetch: createSend(API, { HTTP_PROXY: proxy.url }) });
    for (let index = 0; index < 10; index += 1) await calls.get(client);
    expect(server.arrivals).toHaveLength(10);
    // One may be opened while an answer is still read to its end.
    expect(proxy.targets.length).toBeLessThanOrEqual(2);
  });

  test("carry the login of the proxy to the proxy and no farther", async () => {
    const server = await startServer(data({}));
    const proxy = await startProxy({ port: portOf(server) });
    const env = { HTTP_PROXY: `http://ann:PLACEHOLDER%40%25@${proxy.host}` };
    await calls.get(clientFor(API, { fetch: createSend(API, env) }));
    const login = Buffer.from("ann:PLACEHOLDER@%").toString("base64");
    expect(proxy.headers[0]?.["proxy-authorization"]).toBe(`Basic ${login}`);
    expect(proxy.headers[0]?.authorization).toBeUndefined();
    expect(server.arrivals[0]?.headers["proxy-authorization"]).toBeUndefined();
  });

  test("end at their deadline, also in the middle of an answer", async () => {
    const server = await startServer((response) => void response.writeHead(200).write("{"));
    const proxy = await startProxy({ port: portOf(server) });
    const send = createSend(API, { HTTP_PROXY: proxy.url });
    const error = await rejectionOf(attempt(send, new Request(API), { deadlineMs: 200 }));
    expect(error.cause).toHaveProperty("message", "no complete answer within 0.2 s");
  });

  test("end when they are aborted, and their connection with them", async () => {
    const controller = new AbortController();
    const closed = vi.fn<() => void>();
    const server = await startServer((response) => {
      response.on("close", closed);
      controller.abort(new Error("enough"));
    });
    const proxy = await startProxy({ port: portOf(server) });
    const send = createSend(API, { HTTP_PROXY: proxy.url });
    const sent = attempt(send, new Request(API), { deadlineMs: 60_000, signal: controller.signal });
    expect(await rejectionOf(sent)).toHaveProperty("message", "enough");
    await vi.waitFor(() => expect(closed).toHaveBeenCalled());
  });
});

describe("a proxy that lets nothing through", () => {
  const fail = async (conduct: ProxyConduct, login = ""): Promise<{ error: Error; trouble: string; host: string }> => {
    const { host } = await startProxy(conduct);
    const send = createSend(API, { HTTP_PROXY: `http://${login}${host}` });
    const error = await rejectionOf(send(new Request(API, { method: "POST", body: "{}" })));
    return { error, trouble: findProxyTrouble(error)?.remedy ?? "", host };
  };

  test.each<[ProxyConduct, string, string]>([
    [{ status: 407 }, "wants a login (407)", "write user name and password"],
    [{ status: 403 }, "does not let requests through to the host (403)", "allow this host"],
    [{ status: 502 }, "gets no connection to the host (502)", "spelling of the host"],
    ["hang up", "cannot be reached: socket hang up", "check the address"],
  ])("with %j is named, with the remedy", async (conduct, message, remedy) => {
    const { error, trouble, host } = await fail(conduct);
    expect(error.message).toBe(`the proxy http://${host} (HTTP_PROXY) ${message}`);
    expect(trouble).toContain(remedy);
  });

  test("is named when nothing listens there", async () => {
    const send = createSend(API, { HTTP_PROXY: "http://127.0.0.1:1" });
    expect((await rejectionOf(send(new Request(API)))).message).toContain(
      "the proxy http://127.0.0.1:1 (HTTP_PROXY) cannot be reached: connect ECONNREFUSED",
    );
  });

  test("shows no password", async () => {
    const { error } = await fail({ status: 407 }, "ann:PLACEHOLDER@");
    expect(error.message).toContain("does not accept the user name and password in it (407)");
    expect(error.message).not.toMatch(/ann:|PLACEHOLDER/);
  });

  test("because of its login is asked once, because repeated attempts lock accounts", async () => {
    const proxy = await startProxy({ status: 407 });
    const client = clientFor(API, { fetch: createSend(API, { HTTP_PROXY: proxy.url }) });
    expect((await rejectionOf(calls.get(client))).message).toContain("wants a login (407)");
    expect(proxy.targets).toHaveLength(1);
  });
});
