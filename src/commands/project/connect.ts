import { readFile } from "node:fs/promises";
import path from "node:path";
import { text as readStream } from "node:stream/consumers";
import type { OpenSegmentClient, SegmentClientOptions } from "../../segment/client.ts";
import type { Exchange } from "../../segment/exchange.ts";
import { createSend } from "../../segment/proxy/create-send.ts";
import { laneLimits } from "../../segment/lanes.ts";
import { Secret } from "../../segment/secret.ts";
import { resolveApiUrl, type Region } from "../../segment/hosts.ts";
import { suggest } from "../../values/suggest.ts";
import { isOperationId, operationRow, operations } from "../../segment/operations.ts";
import { CommandError } from "../command-error.ts";
import type { ApiConnectionFlags } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import { showRequests } from "../output/show-requests.ts";
import { tellRequests } from "../output/tell-requests.ts";
import { tellWaits } from "../output/tell-waits.ts";
import { openTrace } from "./trace.ts";

/** The options of commands that talk to the API. */
export interface ApiConnectionOptions extends ApiConnectionFlags {
  /** No flag: a token that one command hands to another, because standard input can be read only once. */
  token?: Secret;
}

/** What the project file says about the API. */
export interface ApiTarget {
  region: Region;
  /** The space's id or slug. */
  space: string;
  /** Requests per minute by operation. */
  limits: Readonly<Record<string, number>>;
  /** The folder of the project file. */
  directory: string;
  /** What no error and no trace may show, besides the token. */
  secrets?: readonly Secret[];
}

/** A client with what else depends on where it leads. */
export interface ApiConnection {
  client: OpenSegmentClient;
  /** How many API seconds pass in one real second. */
  timeScale: number;
  limits: ReturnType<typeof laneLimits>;
  /** Finishes what is kept outside of the API, such as a simulator's file. */
  close(): Promise<void>;
}

/** What a caller brings along that has a use for it by itself. */
export interface ApiConnectionExtras {
  /** Already read, because standard input can be read only once. */
  token?: Secret;
  onResponse?: SegmentClientOptions["onResponse"];
  /** Told of every attempt, whether there is a trace or not. */
  onExchange?: (exchange: Exchange) => void;
}

/** An embedded simulator has nobody to be polite to, so its time runs faster unless asked otherwise. */
const SIMULATED_TIME_SCALE = 60;

/**
 * Makes the client that the options ask for: the API of the region, or an embedded simulator.
 *
 * @throws {CommandError} without a token.
 * @throws {ApiUrlError} when `PUBLIC_API_URL` is no address for the token.
 */
export async function connect(
  io: CommandIo,
  options: ApiConnectionOptions,
  target: ApiTarget,
  extras: ApiConnectionExtras = {},
): Promise<ApiConnection> {
  const limits = laneLimits(toLanes(target.limits));
  const { createSegmentClient } = await import("../../segment/client.ts");
  let endShowing = (): void => undefined;
  const create = (given: SegmentClientOptions): OpenSegmentClient => {
    const client = createSegmentClient(given);
    tellWaits(io, client);
    endShowing = showRequests(io, client);
    return client;
  };
  const trace = options.trace === undefined ? undefined : openTrace(io, options.trace);
  const shared = {
    limits,
    secrets: target.secrets ?? [],
    onExchange: hearAll([trace?.write, extras.onExchange, tellRequests(io)]),
    ...(extras.onResponse && { onResponse: extras.onResponse }),
  };
  if (options.simulate) {
    const { embedSimulator } = await import("./embed-simulator.ts");
    const timeScale = options.timeScale ?? SIMULATED_TIME_SCALE;
    const simulator = await embedSimulator({ directory: target.directory, space: target.space, timeScale });
    const token = new Secret("audiencectl-embedded-simulator");
    return {
      client: create({
        ...shared,
        token,
        apiUrl: "http://127.0.0.1",
        timeScale,
        fetch: simulator.fetch,
      }),
      timeScale,
      limits,
      close: async () => {
        endShowing();
        trace?.close();
        await simulator.close();
      },
    };
  }
  const apiUrl = resolveApiUrl(target.region, io.env["PUBLIC_API_URL"], options.allowHost);
  const timeScale = options.timeScale ?? 1;
  const token = extras.token ?? options.token ?? (await readToken(io, options.tokenFile));
  return {
    client: create({ ...shared, token, apiUrl, timeScale, fetch: createSend(apiUrl, io.env) }),
    timeScale,
    limits,
    close: async () => {
      endShowing();
      trace?.close();
    },
  };
}

function hearAll(
  listeners: readonly (((exchange: Exchange) => void) | undefined)[],
): SegmentClientOptions["onExchange"] {
  const heard = listeners.flatMap((listener) => listener ?? []);
  return heard.length === 0 ? undefined : (exchange) => heard.forEach((hear) => hear(exchange));
}

/**
 * The token from a file, from standard input with `-`, or from `PUBLIC_API_TOKEN`.
 *
 * @throws {CommandError} when there is none, or what is there cannot be a token.
 */
export async function readToken(io: CommandIo, file: string | undefined): Promise<Secret> {
  const text =
    file === undefined
      ? (io.env["PUBLIC_API_TOKEN"] ?? "")
      : file === "-"
        ? await readStream(io.stdin)
        : await readTokenFile(io, file);
  const token = text.trim();
  if (token === "")
    throw new CommandError("there is no API token", {
      code: "token-missing",
      hint: "set PUBLIC_API_TOKEN, or give --token-file; --simulate needs none",
    });
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(token))
    throw new CommandError("there is an address where the API token should be", {
      code: "token-invalid",
      hint: "put the token into PUBLIC_API_TOKEN or the token file; only another address of the API goes into PUBLIC_API_URL",
    });
  if (/[^\u0021-\u007e]/.test(token))
    throw new CommandError("the API token contains blanks or other characters that no token has", {
      code: "token-invalid",
      hint: "check that nothing else was copied along with it",
    });
  return new Secret(token);
}

async function readTokenFile(io: CommandIo, file: string): Promise<string> {
  try {
    return await readFile(path.resolve(io.cwd, file), "utf8");
  } catch (error) {
    // What was given may be the token itself.
    throw new CommandError(`the file given with --token-file cannot be read${codeOf(error)}`, {
      code: "token-file",
      hint: "check its path; the token itself goes into PUBLIC_API_TOKEN, where no process list shows it",
      cause: error,
    });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
}

/**
 * Limits by lane: they are given by operation, and gates work by lane.
 *
 * @throws {CommandError} for a name that no operation has.
 */
export function toLanes(limits: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(limits).map(([name, perMinute]) => {
      if (!isOperationId(name)) throw unknownOperation(name);
      return [operationRow(name).lane, perMinute];
    }),
  );
}

function unknownOperation(name: string): CommandError {
  const near = suggest(name, [...Object.keys(operations), "audiences", "traits"]);
  return new CommandError(`spec.limits of the project file names an unknown operation ${JSON.stringify(name)}`, {
    code: "unknown-operation",
    hint:
      near === undefined
        ? "operations are named as in Segment's API reference, such as createAudience"
        : `did you mean ${near}?`,
  });
}
