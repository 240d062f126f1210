import { plural } from "../../values/words.ts";
import { nextCommand } from "../definitions/next-command.ts";
import type { CiSystem } from "./ci-files.ts";
import type { NextCommand } from "./next-command.ts";
import type { ProjectPlace } from "./project-place.ts";
import type { UnmanagedIn } from "./read-owners.ts";
import { appliesItself } from "./secrets-to-set.ts";

/** The commands after `init`: a check, then what there is to import, then a plan. */
export function nextCommands({
  place,
  environments,
  several = environments.length > 1,
  hasToken,
  unmanaged: [toImport] = [],
  hasExample = false,
  appliedBy = [],
}: {
  /** The options that lead to the project and the API. */
  place: ProjectPlace;
  /** Those to begin with. */
  environments: readonly { name: string }[];
  /** Whether the project has several, so that commands name theirs. Default: whether these are several. */
  several?: boolean;
  hasToken: boolean;
  /** Where there are objects to import. Default: nowhere, or not known. */
  unmanaged?: readonly UnmanagedIn[];
  /** Whether the example was written. Default false. */
  hasExample?: boolean;
  /** The systems whose pipelines are made now: where these apply, nobody is sent to apply by hand. Default: none. */
  appliedBy?: readonly CiSystem[];
}): NextCommand[] {
  const [first] = environments;
  const env = toImport?.environment ?? first?.name;
  const given = { ...place, ...(several && env !== undefined && { env }) };
  const doctor = nextCommand("doctor", given);
  const apply = "change it, after asking";
  const start = toImport
    ? [
        { command: doctor, what: "check files, token, space and access" },
        { command: nextCommand("import", given, ["--all"]), what: importText(toImport) },
      ]
    : hasToken
      ? [{ command: nextCommand("validate", place), what: "check all files, offline" }]
      : doctorCommands(place, environments, several).map((command) => ({
          command,
          what: "check token, space and access, once PUBLIC_API_TOKEN is set",
        }));
  return [
    ...start,
    { command: nextCommand("plan", given), what: "see what would change" },
    ...(appliedBy.some(appliesItself)
      ? []
      : [
          {
            command: nextCommand("apply", given),
            what: hasExample ? `${apply}: makes the example, switched off, unless you replaced it` : apply,
          },
        ]),
  ];
}

function importText({ count }: UnmanagedIn): string {
  return `write manifests for what is there: ${plural(count, "object")} that no project manages`;
}

/** The commands that check token, space and access, one for each environment. */
export function doctorCommands(
  place: ProjectPlace,
  environments: readonly { name: string }[],
  several = environments.length > 1,
): string[] {
  return environments.map(({ name }) => nextCommand("doctor", { ...place, ...(several && { env: name }) }));
}
