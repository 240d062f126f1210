import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./project.ts";

/** A certificate authority that nobody knows, as companies have one. */
export interface PrivateAuthority {
  /** The file to trust. */
  file: string;
  /** Key and certificate of a host. */
  host: { key: Buffer; cert: Buffer };
}

/** Makes an authority with openssl, and a certificate of it for one host name. */
export function createAuthority(hostname: string): PrivateAuthority {
  const folder = temporaryFolder();
  const inFolder = (name: string): string => path.join(folder, name);
  const openssl = (...words: string[]): unknown => execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl("req", "-x509", ...newKey, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=Private");
  openssl("req", ...newKey, "-keyout", "host.key", "-out", "host.csr", "-subj", `/CN=${hostname}`);
  writeFileSync(inFolder("host.ext"), `subjectAltName=DNS:${hostname}\n`);
  const signing = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "host.ext"];
  openssl("x509", "-req", "-in", "host.csr", "-out", "host.pem", ...signing);
  const host = { key: readFileSync(inFolder("host.key")), cert: readFileSync(inFolder("host.pem")) };
  return { file: inFolder("ca.pem"), host };
}

/** Starts an https server that hands all requests on to a plain one. Returns its port. */
export async function serveSecurely({ host }: PrivateAuthority, url: string): Promise<number> {
  const server = createServer(host, (incoming, outgoing) => {
    const { method, headers, url: target } = incoming;
    const onward = request(
      `${url}${target}`,
      { method, headers: { ...headers, host: new URL(url).host } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
