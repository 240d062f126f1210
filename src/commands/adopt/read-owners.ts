import { findSpace } from "../../live/find-space.ts";
import type { AdoptingManifest, ClaimedSpace } from "../../importing/judge-adoption.ts";
import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import type { DeclaredProject } from "../../planning/load-declared-project.ts";
import { readClaims } from "../../planning/read-claims.ts";
import { chooseEnvironment } from "../../project/choose-environment.ts";
import type { ProjectOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import { connectTo, textsIn } from "../project/connect-to.ts";
import type { ApiConnectionOptions } from "../project/connect.ts";
import { readToken } from "../project/read-token.ts";

/** Who owns what in the spaces that manifests adopt from. */
export interface Owners {
  /** By the names of their environments. */
  spaces: ReadonlyMap<string, ClaimedSpace>;
  /** Whether a kind of which manifests adopt could not be read in one of them. */
  isUnread: boolean;
}

/**
 * Reads the lists of the spaces that `adopt` lines are about, one after the other, because one token has one rate limit.
 *
 * @param options `env`: only this one is read. Default: all of them.
 * @throws {InvalidProjectError} when there is no such environment.
 */
export async function readOwners(
  io: CommandIo,
  options: ApiConnectionOptions & Pick<ProjectOptions, "env">,
  all: readonly DeclaredProject[],
  lines: readonly AdoptingManifest[],
): Promise<Owners> {
  const [first] = all;
  if (first && options.env !== undefined) {
    const { environment, diagnostics } = chooseEnvironment(first.project, options.env);
    if (!environment) throw new InvalidProjectError({ diagnostics, sources: first.sources });
  }
  const adopting = ({ environment: { name } }: DeclaredProject): AdoptingManifest[] =>
    lines.filter(({ environments }) => environments.includes(name));
  const asked = all.filter(
    (declared) =>
      adopting(declared).length > 0 && (options.env === undefined || declared.environment.name === options.env),
  );
  // Standard input can be read only once.
  const isPiped = options.tokenFile === "-" && !options.simulate && asked.length > 0;
  const token = isPiped ? { token: await readToken(io, "-") } : {};
  const spaces = new Map<string, ClaimedSpace>();
  let isUnread = false;
  for (const declared of asked) {
    const { project, environment } = declared;
    const connection = await connectTo(
      io,
      { ...options, ...token },
      { project, environment, texts: textsIn(declared) },
    );
    const { client } = connection;
    const space = await findSpace(client, environment.space);
    const { claims, topLevel, reading } = await readClaims({ client, spaceId: space.id }, project, environment);
    await connection.close();
    spaces.set(environment.name, { claims, live: topLevel, complete: reading.complete });
    isUnread ||= adopting(declared).some((line) => reading.complete[line.declared.kind] !== true);
  }
  return { spaces, isUnread };
}
