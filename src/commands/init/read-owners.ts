import { readSpace } from "../../live/read-space.ts";
import { unknownKinds } from "../../resources/reading.ts";
import { withTimeout } from "../doctor/with-timeout.ts";
import type { CommandIo } from "../io.ts";
import { connect, type ApiConnectionOptions } from "../project/connect.ts";
import { toCommandError } from "../running/to-command-error.ts";
import type { Workspace } from "./look-up-spaces.ts";
import type { SpaceOwner } from "./namesakes.ts";
import type { NewEnvironment } from "./setup.ts";
import { nextCommand } from "../definitions/next-command.ts";
import type { ProjectPlace } from "./project-place.ts";

/** So long the lists of a space are waited for. */
const LONGEST_WAIT_SECONDS = 20;

/** Objects of a space that an import would write manifests for. */
export interface UnmanagedIn {
  environment: string;
  /** At least one. */
  count: number;
}

/** Who owns objects in the spaces of a new project. */
export interface FoundOwners {
  /** Once for each object. */
  owners: SpaceOwner[];
  /** The environments in whose spaces there are objects that no project manages, and how many, parts not counted. */
  unmanaged: UnmanagedIn[];
  /** What could not be looked at. */
  warnings: string[];
}

/**
 * Reads the markers in the spaces that the token sees. That a space cannot be read is no failure: a project can be set up
 * without looking.
 *
 * @param directory Absolute path of the project's folder.
 * @param place Where the project is, for the command that looks again.
 */
export async function readOwners(
  io: CommandIo,
  access: ApiConnectionOptions,
  {
    environments,
    spaces,
    directory,
  }: { environments: readonly NewEnvironment[]; directory: string } & Pick<Workspace, "spaces">,
  place: ProjectPlace,
): Promise<FoundOwners> {
  const found: FoundOwners = { owners: [], unmanaged: [], warnings: [] };
  for (const { name, space, region, seen } of environments) {
    const id = spaces.find((each) => each.id === space || each.slug === space)?.id;
    if (!seen || id === undefined) continue;
    const tell = (what: string): void =>
      void found.warnings.push(
        `${what}, so another project of this name may be there; ${nextCommand("doctor", { ...place, env: name })} tells`,
      );
    const connection = await connect(io, access, { region, space, directory, limits: {} });
    try {
      const reading = await withTimeout(LONGEST_WAIT_SECONDS, (signal) =>
        readSpace({ client: connection.client, spaceId: id, signal }),
      );
      for (const { ownership } of reading.live)
        if (typeof ownership === "object") found.owners.push({ ...ownership, inSpaceOf: name });
      const count = reading.live.filter((each) => each.within.length === 0 && each.ownership === undefined).length;
      if (count > 0) found.unmanaged.push({ environment: name, count });
      for (const { kind, because } of unknownKinds(reading, []))
        tell(`objects of the kind ${kind} in ${space} could not be looked at: ${because}`);
    } catch (error) {
      const failure = toCommandError(error);
      if (!failure) throw error;
      tell(`the objects in ${space} could not be looked at: ${failure.message}`);
    } finally {
      await connection.close();
    }
  }
  return found;
}
