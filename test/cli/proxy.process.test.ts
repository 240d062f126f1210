import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { raw, startServer } from "../segment/support/server.ts";
import { runCli } from "../support/cli.ts";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { createAuthority, serveSecurely } from "../support/private-authority.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startProxy, type ProxyConduct, type TestProxy } from "../support/proxy.ts";
import { startSpace, type TestSpace } from "../support/space.ts";
import { isLong } from "../support/length.ts";

const HOST = "segment.example";

interface Company {
  space: TestSpace;
  proxy: TestProxy;
  /** The file of the company's certificate authority. */
  authority: string;
  /** The folder of the project. */
  folder: string;
  run: (words: string[], env?: Record<string, string>) => Promise<CommandResult>;
}

/** A space that can be reached by its name through a proxy only, with a certificate of a private authority. */
async function openCompany(conduct?: ProxyConduct): Promise<Company> {
  const space = await startSpace();
  const authority = createAuthority(HOST);
  const proxy = await startProxy(conduct ?? { port: await serveSecurely(authority, space.url) });
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")]);
  const standard = {
    PUBLIC_API_TOKEN: "PLACEHOLDER-TOKEN",
    PUBLIC_API_URL: `https://${HOST}`,
    HTTPS_PROXY: proxy.url,
    NODE_EXTRA_CA_CERTS: authority.file,
  };
  const run = (words: string[], env: Record<string, string> = {}): Promise<CommandResult> =>
    runCli([...words, "--allow-host", HOST, "--time-scale", "600"], {
      cwd: folder,
      env: { ...standard, ...env },
    });
  return { space, proxy, authority: authority.file, folder, run };
}

test("plan, apply and drift reach a space behind a proxy with a private certificate authority", async () => {
  const { space, proxy, run } = await openCompany();
  expect(await run(["apply", "--auto-approve"])).toMatchObject({ exitCode: 0 });
  expect(space.audiences()).toHaveLength(1);
  expect(await run(["plan", "--detailed-exitcode"])).toMatchObject({ exitCode: 0 });
  expect(await run(["drift"])).toMatchObject({ exitCode: 0 });
  expect(new Set(proxy.targets)).toEqual(new Set([`${HOST}:443`]));
});

test.runIf(isLong)("the webhook of drift goes through the proxy", async () => {
  const { space, run } = await openCompany();
  await run(["apply", "--auto-approve"]);
  await space.byHand.edit("A", { enabled: false });
  const receiver = await startServer(raw(200, "ok"));
  const hook = createAuthority("hooks.example");
  const proxy = await startProxy({ port: await serveSecurely(hook, receiver.url) });
  const env = { PUBLIC_API_URL: space.url, HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: hook.file };
  expect(await run(["drift", "--webhook", "https://hooks.example/in"], env)).toMatchObject({ exitCode: 2 });
  expect(receiver.arrivals).toHaveLength(1);
  expect(proxy.targets).toEqual(["hooks.example:443"]);
});

test.runIf(isLong)("a simulator on this machine is reached without the proxy", async () => {
  const { space, proxy, run } = await openCompany();
  const env = { PUBLIC_API_URL: space.url, HTTP_PROXY: proxy.url };
  expect(await run(["plan"], env)).toMatchObject({ exitCode: 0 });
  expect(proxy.targets).toEqual([]);
});

test("a proxy that wants a login ends a plan with the remedy, and is asked once", async () => {
  const { proxy, run } = await openCompany({ status: 407 });
  const { exitCode, stderr } = await run(["plan"]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`the proxy ${proxy.url} (HTTPS_PROXY) wants a login (407)`);
  expect(stderr).toContain("http://USER:PASSWORD@HOST:PORT");
  expect(proxy.targets).toHaveLength(1);
});

test("a certificate of an authority that Node does not know ends a plan with the remedy", async () => {
  const { run } = await openCompany();
  const { exitCode, stderr } = await run(["plan"], { NODE_EXTRA_CA_CERTS: "" });
  expect(exitCode).toBe(1);
  expect(stderr).toContain("set NODE_EXTRA_CA_CERTS to the file of the proxy's certificate authority");
});

test.runIf(isLong)("the doctor shows proxy and certificates, and no password", async () => {
  const { proxy, authority, run } = await openCompany();
  const { exitCode, stdout } = await run(["doctor"], { HTTPS_PROXY: `http://ann:PLACEHOLDER@${proxy.host}` });
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`${proxy.url} (from HTTPS_PROXY, with a login)`);
  expect(stdout).toContain(`1 certificate in ${authority}`);
  expect(stdout).not.toMatch(/ann|PLACEHOLDER/);
});

test.each([
  ["gone.pem", "cannot be read (ENOENT)"],
  ["empty.pem", "holds no certificate in PEM form"],
  ["damaged.pem", "certificate 1 in the file"],
])("the doctor tells what is wrong with certificates in %s", async (file, found) => {
  const space = await startSpace();
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")]);
  writeFileSync(path.join(folder, "empty.pem"), "nothing\n");
  writeFileSync(path.join(folder, "damaged.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
  // The doctor reads the file itself; no connection is made with what is in it.
  const env = { PUBLIC_API_TOKEN: "PLACEHOLDER", PUBLIC_API_URL: space.url, NODE_EXTRA_CA_CERTS: file };
  const { exitCode, stdout } = await runWords(["doctor", "--time-scale", "600"], { cwd: folder, env });
  expect(exitCode).toBe(0);
  expect(stdout).toContain(found);
});
