import type { SpaceInfo } from "../../live/find-space.ts";
import { ApiUrlError, SegmentApiError } from "../../segment/errors.ts";
import type { Region } from "../../segment/hosts.ts";
import { listAll } from "../../segment/list.ts";
import type { Secret } from "../../segment/secret.ts";
import { CommandError } from "../command-error.ts";
import { withTimeout } from "../doctor/with-timeout.ts";
import { connect, type ApiConnectionOptions } from "../project/connect.ts";
import { findRegion } from "../doctor/find-region.ts";
import type { CommandIo } from "../io.ts";
import { toCommandError } from "../running/to-command-error.ts";

/** So long the list of spaces is waited for: whoever sets a project up has not seen anything work yet. */
const LONGEST_WAIT_SECONDS = 20;

/** What a token leads to. */
export interface Workspace {
  /** The region that takes the token; not known with a simulator or an address of its own. */
  region: Region | undefined;
  spaces: readonly SpaceInfo[];
}

/** A workspace, or why nothing is known of it. */
export type LookedUp = { workspace: Workspace; failure?: undefined } | { workspace?: undefined; failure: CommandError };

/** Where to look. */
export interface LookUpOptions extends ApiConnectionOptions {
  /** The region to ask first. */
  region: Region;
  /** Absolute path of the project's folder. */
  directory: string;
  /** A space that a simulator is to have. */
  space?: string;
}

/**
 * Lists the spaces that the token sees, in the other region when the first one refuses it. Failures that say nothing of
 * the token are given back: a project can be set up without looking.
 *
 * @throws {CommandError} when no region takes the token.
 * @throws {ApiUrlError} when `PUBLIC_API_URL` is no address for the token.
 */
export async function lookUpSpaces(io: CommandIo, options: LookUpOptions): Promise<LookedUp> {
  const region = options.simulate || io.env["PUBLIC_API_URL"] ? undefined : options.region;
  try {
    return { workspace: { region, spaces: await listSpaces(io, options) } };
  } catch (error) {
    const elsewhere = mayBeElsewhere(error) ? await tryOthers(io, region, options.token) : undefined;
    if (elsewhere !== undefined) return await lookUpSpaces(io, { ...options, region: elsewhere });
    if (error instanceof SegmentApiError && error.kind === "unauthorized") throw tokenRefused(error);
    const failure = toCommandError(error);
    if (!failure || error instanceof ApiUrlError) throw error;
    return { failure };
  }
}

async function listSpaces(io: CommandIo, options: LookUpOptions): Promise<SpaceInfo[]> {
  const { region, directory, space = "simulated" } = options;
  const connection = await connect(io, options, { region, space, directory, limits: {} });
  try {
    return await withTimeout(LONGEST_WAIT_SECONDS, (signal) => listAll(connection.client, "listSpaces", { signal }));
  } finally {
    await connection.close();
  }
}

/** The wrong region answers as if the token were wrong, or as if there were nothing (API.md 1.1). */
function mayBeElsewhere(error: unknown): boolean {
  return error instanceof SegmentApiError && (error.kind === "unauthorized" || error.kind === "not-found");
}

async function tryOthers(
  { env }: CommandIo,
  region: Region | undefined,
  token: Secret | undefined,
): Promise<Region | undefined> {
  return region && token ? await findRegion(region, token, env) : undefined;
}

function tokenRefused(cause: SegmentApiError): CommandError {
  return new CommandError("the API does not accept the token; nothing was written", {
    code: "token-refused",
    hint: "check that all of it was copied and that nobody revoked it; without a token a project can be set up as well, and checked later",
    cause,
  });
}
