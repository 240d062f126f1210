import path from "node:path";
import { toLabel } from "../../values/label.ts";
import { CommandError } from "../command-error.ts";
import type { initDefinition } from "../definitions/files.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import type { ApiConnectionOptions } from "../project/connect.ts";
import { readToken } from "../project/read-token.ts";
import type { CommandIo } from "../io.ts";
import { askSetup, type Given } from "./ask-setup.ts";
import { takeDefaults } from "./default-setup.ts";
import { openDialogue } from "./dialogue.ts";
import { lookUpSpaces, type LookedUp } from "./look-up-spaces.ts";
import { readCiSystems, readEnvironments, readName } from "./read-answers.ts";
import { readOwners, type UnmanagedIn } from "./read-owners.ts";
import { refuseSharedSpaces } from "./refuse-shared-spaces.ts";
import { settleIdentity, type Identity } from "./settle-identity.ts";
import { settleEnvironments } from "./settle-environments.ts";
import type { NewEnvironment, Setup } from "./setup.ts";
import { joinWords } from "../../values/words.ts";
import { doctorCommands } from "./next-commands.ts";
import { projectPlace } from "./project-place.ts";

/** The options of `audiencectl init`. */
export type InitOptions = OptionsOf<typeof initDefinition>;

/** Everything that is known before the first file is written. */
export interface GatheredSetup extends Omit<Setup, "environments">, Identity {
  environments: NewEnvironment[];
  /** How the API can be asked; `undefined` without a token. */
  access: ApiConnectionOptions | undefined;
  /** Where there is something to import, as far as the spaces could be read. */
  unmanaged: readonly UnmanagedIn[];
  /** What could not be checked. */
  warnings: string[];
}

/** The name of a project in a folder whose name has no letter that a label can have. */
const namelessProject = "audiences";

/**
 * Takes what flags say, looks at the spaces where a token is there, asks for the rest, and checks all of it.
 *
 * @param directory Absolute path of the project's folder.
 */
export async function gatherSetup(io: CommandIo, options: InitOptions, directory: string): Promise<GatheredSetup> {
  const given = readFlags(options);
  const access = await readAccess(io, options);
  const [first] = given.environments ?? [];
  const lookedUp =
    access &&
    (await lookUpSpaces(io, {
      ...access,
      directory,
      region: first?.region ?? "us",
      ...(first && { space: first.space }),
    }));
  const workspace = lookedUp?.workspace;
  if (given.import && !workspace) throw importImpossible(lookedUp);
  const defaultName = toLabel(path.basename(directory)) || namelessProject;
  const dialogue = options.yes || !io.interactive ? undefined : openDialogue(io);
  try {
    const setup = dialogue
      ? await askSetup(dialogue, given, { defaultName, workspace })
      : takeDefaults(given, { yes: options.yes ?? false, defaultName, workspace });
    refuseSharedSpaces(setup.environments, [], workspace?.spaces ?? []);
    // A simulator has whatever space it is asked for.
    const { environments, warnings } = settleEnvironments(
      setup.environments,
      options.simulate ? undefined : workspace,
      projectPlace(io, options, directory),
    );
    const found =
      access && workspace
        ? await readOwners(
            io,
            access,
            { environments, spaces: workspace.spaces, directory },
            projectPlace(io, options, directory),
          )
        : { owners: [], unmanaged: [], warnings: [] };
    const identity = await settleIdentity(dialogue, setup.name, found.owners);
    return {
      ...setup,
      ...identity,
      environments,
      access,
      unmanaged: found.unmanaged,
      warnings: [
        ...describe(lookedUp, doctorCommands(projectPlace(io, options, directory), environments)),
        ...warnings,
        ...found.warnings,
        ...identity.warnings,
      ],
    };
  } finally {
    dialogue?.close();
  }
}

function readFlags(options: InitOptions): Given {
  return {
    name: options.name === undefined ? undefined : readName(options.name, "a project"),
    environments: options.env && readEnvironments(options.env),
    ci: options.ci && readCiSystems(options.ci),
    import: options.import,
  };
}

/** How the API can be asked, by flags and variables; `undefined` without a token. */
export async function readAccess(io: CommandIo, options: InitOptions): Promise<ApiConnectionOptions | undefined> {
  const { tokenFile, simulate, timeScale, allowHost } = options;
  const shared = { ...(timeScale !== undefined && { timeScale }), ...(allowHost && { allowHost }) };
  if (simulate) return { ...shared, simulate };
  if (tokenFile === undefined && !io.env["PUBLIC_API_TOKEN"]) return undefined;
  return { ...shared, token: await readToken(io, tokenFile) };
}

function importImpossible(lookedUp: LookedUp | undefined): CommandError {
  return (
    lookedUp?.failure ??
    new CommandError("there is no API token, and --import reads the space; nothing was written", {
      code: "token-missing",
      hint: "set PUBLIC_API_TOKEN, or give --token-file; --simulate needs none",
    })
  );
}

function describe(lookedUp: LookedUp | undefined, doctor: readonly string[]): string[] {
  const later = `${joinWords(doctor, "and")} ${doctor.length === 1 ? "checks" : "check"} that later`;
  if (!lookedUp)
    return [
      `there is no token, so no space was looked at, nor whether another project of this name is there; ${later}`,
    ];
  if (lookedUp.workspace) return [];
  return [`the spaces could not be looked at: ${lookedUp.failure.message}; ${later}`];
}
