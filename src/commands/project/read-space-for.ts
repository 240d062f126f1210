import type { DeclaredProject } from "../../planning/load-declared-project.ts";
import { readProjectSpace, type ProjectReading, type ReadingOptions } from "../../planning/read-project-space.ts";
import type { PartsToRead } from "../../live/read-parts.ts";
import type { CommandIo } from "../io.ts";
import { connectTo, textsIn } from "./connect-to.ts";
import type { ApiConnection, ApiConnectionOptions } from "./connect.ts";
import { refuseTokens } from "./refuse-token.ts";
import { tellLongReading } from "./tell-reading.ts";
import { secretsIn, secretsOf } from "./secret-values.ts";

/** A project beside its space, and the connection over which that was read. The caller closes it. */
export interface OpenedSpace {
  connection: ApiConnection;
  read: ProjectReading;
}

/** Connects to the space of a project, unless there is a connection already, and reads it. */
export async function readSpaceFor(
  io: CommandIo,
  options: ApiConnectionOptions,
  declared: DeclaredProject,
  {
    createMissing = false,
    connection: open,
    select,
  }: { createMissing?: boolean | undefined; connection?: ApiConnection | undefined } & Pick<
    ReadingOptions,
    "select"
  > = {},
): Promise<OpenedSpace> {
  io.hide?.(secretsIn(io, textsIn(declared)));
  const connection = open ?? (await connectTo(io, options, { ...declared, texts: textsIn(declared) }));
  if (connection.token) refuseTokens(io, declared, connection.token);
  const onParts = (parts: readonly PartsToRead[]): void => tellLongReading(io, connection, parts);
  const read = await readProjectSpace(connection.client, declared, {
    createMissing,
    select,
    secretOf: secretsOf(io),
    onParts,
  });
  return { connection, read };
}
