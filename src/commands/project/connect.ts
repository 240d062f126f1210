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
import { readToken } from "./read-token.ts";
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
  /** Left out: there is nobody to show it to, as in an embedded simulator. */
  token?: Secret;
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
  const apiUrlFrom = io.env["PUBLIC_API_URL"] ? "PUBLIC_API_URL" : `the region ${target.region}`;
  const timeScale = options.timeScale ?? 1;
  const token = extras.token ?? options.token ?? (await readToken(io, options.tokenFile));
  return {
    client: create({ ...shared, token, apiUrl, apiUrlFrom, timeScale, fetch: createSend(apiUrl, io.env) }),
    token,
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
