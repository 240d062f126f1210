import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished } from "vitest";
import { parseAllDocuments } from "yaml";
import { serveSimulator } from "../../../src/simulator/server.ts";
import { createSimulator, type Simulator } from "../../../src/simulator/simulator.ts";
import { runWords } from "../../support/command-line.ts";
import type { CommandResult } from "../../support/command.ts";
import type { KindName } from "./fields.ts";
import { temporaryFolder, writeProject, type Manifest } from "../../support/project.ts";

/** So fast that nothing has to be waited for in earnest. */
const TIME_SCALE = 100_000;

/** An object as the simulator keeps it. */
export interface StoredObject {
  id: string;
  key?: string;
  name?: string;
  description?: string;
  enabled: boolean;
  query?: string;
  if?: string;
  drop?: boolean;
  options?: object;
}

/** How long a person takes from one thing to the next: an edit is told from the creation before it. */
const HAND_PAUSE_MS = 1000;

/** A project in a folder and a simulated space behind a server. */
export interface RealSpace {
  /** Throws everything in the space and in the project away. */
  startAnew: () => void;
  stored: () => Record<KindName, readonly StoredObject[]>;
  /** The stored description of an object, marker and all. */
  descriptionOf: (kind: KindName, id: string) => string;
  /** What a person does in the app. Fails the test when the API refuses it. */
  send: (method: string, path: string, body?: object) => Promise<void>;
  declare: (manifests: readonly Manifest[]) => void;
  /** The manifests as the files have them now. */
  readManifests: () => Manifest[];
  run: (...words: string[]) => Promise<CommandResult>;
}

/** Starts a server that ends with the test, and in which one space follows the other. */
export async function openRealSpace(): Promise<RealSpace> {
  let simulator: Simulator;
  const server = await serveSimulator({ fetch: (request) => simulator.fetch(request) }, { port: 0 });
  onTestFinished(() => server.close());
  const cwd = temporaryFolder();
  const env = { PUBLIC_API_URL: server.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  let handsMs = 0;
  const now = (): number => Date.now() + handsMs;
  const startAnew = (): void => {
    handsMs = 0;
    const settings = { rateLimits: false, computeSeconds: 0, lockSeconds: 0 };
    simulator = createSimulator({ timeScale: TIME_SCALE, settings, now });
    writeProject(cwd, []);
  };
  startAnew();
  const stored = (): ReturnType<RealSpace["stored"]> => {
    const space = simulator.state.spaces[0];
    return { Audience: space?.audiences ?? [], ComputedTrait: space?.traits ?? [], SpaceFilter: space?.filters ?? [] };
  };
  return {
    startAnew,
    stored,
    descriptionOf: (kind, id) => stored()[kind].find((each) => each.id === id)?.description ?? "",
    async send(method, pathname, body) {
      handsMs += HAND_PAUSE_MS;
      const headers = { authorization: "Bearer PLACEHOLDER-HAND", "content-type": "application/json" };
      const request = new Request(`${server.url}${pathname}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      const response = await simulator.fetch(request);
      expect(response.ok, `${method} ${pathname}: ${await response.clone().text()}`).toBe(true);
    },
    declare: (manifests) => writeProject(cwd, manifests),
    readManifests() {
      const text = readFileSync(path.join(cwd, "audiences", "all.yaml"), "utf8");
      return parseAllDocuments(text).flatMap((document) => (document.toJS() as Manifest | null) ?? []);
    },
    run: (...words) => runWords([...words, "--time-scale", String(TIME_SCALE)], { cwd, env }),
  };
}
