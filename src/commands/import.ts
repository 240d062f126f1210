import { byAge } from "../importing/make-manifests.ts";
import { findSpace } from "../live/find-space.ts";
import { readSpace } from "../live/read-space.ts";
import { matchResources } from "../plan/match.ts";
import { CommandError } from "./command-error.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { loadForEnvironment } from "./load.ts";
import { connectTo } from "./planning.ts";
import type { ImportOptions, Surroundings } from "./import-context.ts";
import { importNew } from "./import-new.ts";
import { updateManifests } from "./import-update.ts";

/** Options that do not go together, with why. */
const clashes: readonly [keyof ImportOptions, keyof ImportOptions, string][] = [
  ["dir", "file", "the manifests go to one file, or to one file each"],
  ["all", "key", "--all takes everything"],
  ["all", "name", "--all takes everything"],
  ["update", "dir", "an update writes the files that are there"],
  ["update", "file", "an update writes the files that are there"],
  ["update", "force", "an update writes the files that are there"],
];

/** `audiencectl import`: writes manifests for what nobody owns, or brings manifests up to what is live. */
export async function run(io: CommandIo, options: ImportOptions): Promise<ExitCode> {
  const clash = clashes.find(([one, other]) => options[one] !== undefined && options[other] !== undefined);
  if (clash) {
    const message = `--${clash[0]} and --${clash[1]} cannot be given together`;
    throw new CommandError(message, { code: "usage", hint: clash[2] });
  }
  const around = await readSurroundings(io, options);
  return options.update === true ? await updateManifests(io, options, around) : await importNew(io, options, around);
}

/** Reads the files, then the space. Nothing is sent before all files are without error. */
async function readSurroundings(io: CommandIo, options: ImportOptions): Promise<Surroundings> {
  // A project that starts with an import has no manifests yet.
  const loaded = await loadForEnvironment(io, { ...options, mayBeEmpty: true });
  const { project, environment, sources } = loaded;
  const connection = await connectTo(io, options, loaded);
  const space = await findSpace(connection.client, environment.space);
  const live = (await readSpace({ client: connection.client, spaceId: space.id })).toSorted(byAge);
  await connection.close();
  const resources = await loaded.withSpace(space);
  const { matches } = matchResources({ project: project.name, desired: resources, live, forget: project.forget });
  const kept = matches.filter((match) => match.type === "keep");
  return { context: { project, environment, space }, resources, sources, live, kept };
}
