import { expect, onTestFinished } from "vitest";
import { operations } from "../../src/segment/operations.ts";
import { expectConforming } from "../simulator/support/conformance.ts";
import { takeShortWay } from "./short-way.ts";
import { HalfAnswer } from "../../src/simulator/half-answer.ts";
import { serveSimulator } from "../../src/simulator/server.ts";
import { seedDestinations } from "../../src/simulator/seeds/destinations.ts";
import { seedUsers } from "../../src/simulator/seeds/users.ts";
import { createSimulator, type Simulator, type SimulatorOptions } from "../../src/simulator/simulator.ts";
import {
  defaultState,
  type SimulatedSpace,
  type SimulatorState,
  type StoredAudience,
} from "../../src/simulator/state.ts";

/** How much faster than real time test spaces run: an API minute is a tenth of a second. */
export const TEST_TIME_SCALE = 600;

/** A simulated space behind a real local server, with a pair of hands in it. */
export interface TestSpace {
  url: string;
  simulator: Simulator;
  /** Every request served, as `METHOD /path → status`. */
  requests: string[];
  /** Answers every request whose path ends so with a status, until it is told otherwise. */
  refuse(pathEnd: string, status: number | undefined): void;
  /** Answers every request of a method with success and these data and does nothing, until it is told otherwise. */
  pretend(method: string, data: object | undefined): void;
  /** Does what is asked, and answers every request of a method with these data instead. */
  tell(method: string, data: object): void;
  /** What is stored, in order of creation. */
  audiences(): readonly StoredAudience[];
  /** All that is stored. */
  stored(): SimulatedSpace;
  /** The stored audience with a display name. Fails the test when there is none. */
  named(name: string): StoredAudience;
  /** Does what a person does in the app, as the first user of the workspace, Ada Meyer. */
  byHand: {
    create(body: Record<string, unknown>): Promise<void>;
    edit(name: string, body: Record<string, unknown>): Promise<void>;
    remove(name: string): Promise<void>;
    /** Any other operation. @param path What follows the address of the server. */
    send(method: string, path: string, body?: Record<string, unknown>): Promise<void>;
  };
}

/** Starts a simulator that ends with the test. */
export async function startSpace(options: SimulatorOptions = {}): Promise<TestSpace> {
  const requests: string[] = [];
  const simulator = createSimulator({
    timeScale: TEST_TIME_SCALE,
    state: spaceWithDestinations(),
    onRequest: ({ method, path, status }) => requests.push(`${method} ${path} → ${status}`),
    ...options,
    // What is created is Live at once, so that whether it may be edited does not depend on how fast a test is.
    settings: { computeSeconds: 0, ...options.settings },
  });
  const conforming = checkAnswers(simulator);
  const refusals = new Map<string, number>();
  const pretences = new Map<string, object>();
  const told = new Map<string, object>();
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const [, status] = [...refusals].find(([pathEnd]) => pathname.endsWith(pathEnd)) ?? [];
    if (status !== undefined) return refusal(status);
    const { method } = request;
    const pretended = pretences.get(method);
    const answered = pretended ?? told.get(method);
    const answer = pretended ? undefined : await conforming.fetch(request);
    return answered && (answer?.ok ?? true) ? Response.json({ data: answered }) : (answer ?? refusal(404));
  };
  const server = await serveSimulator({ fetch: answer }, { port: 0 });
  const endShortWay = takeShortWay(server.url, answer);
  onTestFinished(async () => {
    endShortWay();
    await server.close();
    expect(conforming.violations).toEqual([]);
  });
  const stored = (): SimulatedSpace =>
    simulator.state.spaces[0] ?? { id: "", slug: "", name: "", audiences: [], deletedKeys: [] };
  const audiences = (): readonly StoredAudience[] => stored().audiences;
  const named = (name: string): StoredAudience => {
    const found = audiences().find((each) => each.name === name);
    if (!found) throw new Error(`the space has no audience named ${name}`);
    return found;
  };
  const send = async (method: string, path: string, body?: Record<string, unknown>): Promise<void> => {
    // An edit locks; a person would wait, too.
    for (let attempt = 0; ; attempt += 1) {
      const response = await simulator.fetch(
        new Request(`${server.url}${path}`, {
          method,
          headers: {
            authorization: "Bearer PLACEHOLDER-HAND",
            "content-type": mediaTypeOf(method, path),
            "x-simulator-user": seedUsers[0]?.email ?? "",
          },
          ...(body && { body: JSON.stringify(body) }),
        }),
      );
      if (response.ok) return;
      const text = await response.text();
      if (attempt > 50 || !text.includes("lock")) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return {
    url: server.url,
    simulator,
    requests,
    refuse(pathEnd, status) {
      if (status === undefined) refusals.delete(pathEnd);
      else refusals.set(pathEnd, status);
    },
    pretend(method, data) {
      if (data === undefined) pretences.delete(method);
      else pretences.set(method, data);
    },
    tell: (method, data) => void told.set(method, data),
    audiences,
    stored,
    named,
    byHand: {
      create: (body) => send("POST", audiencesPath, body),
      edit: (name, body) => send("PATCH", `${audiencesPath}/${named(name).id}`, body),
      remove: (name) => send("DELETE", `${audiencesPath}/${named(name).id}`),
      send,
    },
  };
}

function refusal(status: number): Response {
  const errors = [{ type: status === 404 ? "not-found" : "forbidden", message: "The token may not do this." }];
  return Response.json({ errors }, { status });
}

const audiencesPath = "/spaces/spa_simulated/audiences";

/** One empty space, with destinations that audiences can be connected to. */
export function spaceWithDestinations(): SimulatorState {
  const state = defaultState();
  for (const space of state.spaces) space.destinations = seedDestinations;
  return state;
}

/**
 * Holds every answer against the OpenAPI file. Requests need no check of their own: the simulator validates them against
 * that file, and refuses what it does not know.
 */
function checkAnswers(simulator: Simulator): { fetch: Simulator["fetch"]; violations: string[] } {
  const violations: string[] = [];
  return {
    violations,
    async fetch(request) {
      const response = await simulator.fetch(request);
      // Failures by chance are no answers of the API.
      if (simulator.settings.failureRate > 0 || response instanceof HalfAnswer) return response;
      const { status, headers } = response;
      const text = await response.text();
      try {
        expectConforming(operationOf(request), status, headers.get("content-type"), JSON.parse(text));
      } catch (error) {
        violations.push(`${request.method} ${request.url}: ${error instanceof Error ? error.message : String(error)}`);
      }
      return new Response(text, { status, headers });
    },
  };
}

function operationOf({ method, url }: Request): string {
  return findOperation(method, new URL(url).pathname)?.operationId ?? "unknown";
}

/** The operation's own type, which every reading of the API takes. */
function mediaTypeOf(method: string, path: string): string {
  const version = findOperation(method, path.replace(/\?.*$/, ""))?.row.version ?? "v1";
  return `application/vnd.segment.${version}+json`;
}

const paths = Object.entries(operations).map(([operationId, row]) => {
  return { operationId, row, path: new RegExp(`^${row.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`) };
});

function findOperation(method: string, path: string) {
  return paths.find((each) => each.row.method === method && each.path.test(path));
}
