import { compareAge } from "../resources/compare-age.ts";
import { isLabel } from "../values/label.ts";
import { splitCamelCase } from "../values/words.ts";
import { readParts } from "../live/read-parts.ts";
import { CommandError } from "./command-error.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { loadProjectFor } from "./project/load.ts";
import { refuseBaseAlone } from "./project/selectors.ts";
import { readSpaceFor } from "./project/read-space-for.ts";
import { tellLongReading } from "./project/tell-reading.ts";
import { withAddresses } from "./project/address-words.ts";
import { secretsOf } from "./project/secret-values.ts";
import { unreadOf } from "./import/import-selection.ts";
import type { ImportOptions, Surroundings } from "./import/import-context.ts";
import { importNew } from "./import/import-new.ts";
import { updateManifests } from "./import/import-update.ts";

/** Options that select manifests. */
const selectedBy = ["selector", "target", "exclude", "onlyChanged"] as const;

/** Options that do not go together, with why. */
const clashes: readonly (readonly [keyof ImportOptions, keyof ImportOptions, string])[] = [
  ["dir", "file", "the manifests go to one file, or to one file each"],
  ["all", "key", "--all takes everything"],
  ["all", "name", "--all takes everything"],
  ["update", "dir", "an update writes the files that are there"],
  ["update", "file", "an update writes the files that are there"],
  ["update", "force", "an update writes the files that are there"],
  ...selectedBy.flatMap((flag) =>
    (["all", "key", "name"] as const).map((other) => [flag, other, "select by address or by what is live"] as const),
  ),
];

/** `audiencectl import`: writes manifests for what nobody owns, or brings manifests up to what is live. */
export async function run(io: CommandIo, given: ImportOptions, addresses: readonly string[] = []): Promise<ExitCode> {
  const options = withAddresses(io, given, addresses);
  const clash = clashes.find(([one, other]) => options[one] !== undefined && options[other] !== undefined);
  if (clash) {
    const message = `${flagOf(clash[0])} and ${flagOf(clash[1])} cannot be given together`;
    throw new CommandError(message, { code: "usage", hint: clash[2] });
  }
  const selecting = selectedBy.find((flag) => options[flag] !== undefined);
  if (selecting !== undefined && options.update !== true)
    throw new CommandError(
      `${given[selecting] === undefined ? "an address" : flagOf(selecting)} selects manifests, and goes with --update only`,
      {
        code: "usage",
        hint: `${environmentWord(addresses)}--key, --name, --type and --kind select unmanaged live objects`,
      },
    );
  refuseBaseAlone(options);
  const around = await readSurroundings(io, options);
  try {
    return options.update === true ? await updateManifests(io, options, around) : await importNew(io, options, around);
  } finally {
    await around.close();
  }
}

/** What to write for a word that may be the name of an environment. */
function environmentWord([word = ""]: readonly string[]): string {
  return isLabel(word) ? `if ${word} is an environment, write --env ${word}; ` : "";
}

function flagOf(option: keyof ImportOptions): string {
  return `--${splitCamelCase(option).toLowerCase()}`;
}

/** Reads the files, then the space. Nothing is sent before all files are without error. */
async function readSurroundings(io: CommandIo, options: ImportOptions): Promise<Surroundings> {
  // A project that starts with an import has no manifests yet.
  const { declared, select } = await loadProjectFor(io, { ...options, mayBeEmpty: true });
  const { connection, read } = await readSpaceFor(io, options, declared, { select });
  const { project, environment, space, desired, access, reading, draft } = read;
  return {
    context: { project, environment, space },
    resources: desired,
    sources: declared.sources,
    live: reading.live.toSorted(compareAge),
    unread: unreadOf(options, reading, desired),
    draft,
    secretOf: secretsOf(io),
    readParts: async (wanted) => {
      tellLongReading(io, connection, wanted);
      return (await readParts(access, reading, wanted)).live;
    },
    close: () => connection.close(),
  };
}
