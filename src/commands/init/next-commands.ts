import path from "node:path";
import { projectFileName } from "../../project/find-project-file.ts";
import { showPath } from "../../project/show-path.ts";
import { plural } from "../../values/words.ts";
import { flagWords } from "../definitions/flag-words.ts";
import { quoteWord } from "../definitions/quote-word.ts";
import { apiConnection } from "../definitions/shared-options.ts";
import type { NextCommand } from "./next-command.ts";
import type { UnmanagedIn } from "./read-owners.ts";

/** The commands after `init`: where there is something to import, that comes before everything else. */
export function nextCommands({
  directory,
  cwd,
  environments,
  simulate,
  allowHost = [],
  hasToken,
  unmanaged: [toImport] = [],
  hasExample = false,
}: {
  directory: string;
  cwd: string;
  environments: readonly { name: string }[];
  simulate: boolean;
  allowHost?: readonly string[] | undefined;
  hasToken: boolean;
  /** Where there are objects to import. Default: nowhere, or not known. */
  unmanaged?: readonly UnmanagedIn[];
  /** Whether the example was written. Default false. */
  hasExample?: boolean;
}): NextCommand[] {
  const [first] = environments;
  const place = directory === cwd ? [] : ["--project", quoteWord(showPath(path.join(directory, projectFileName), cwd))];
  const name = toImport?.environment ?? first?.name;
  const where = environments.length > 1 && name !== undefined ? ["--env", name] : [];
  const which = flagWords(apiConnection, { simulate, allowHost });
  const doctor = ["doctor", ...place, ...where, ...which];
  const validate = ["validate", ...place];
  const apply = "change it, after asking";
  const start = toImport
    ? [
        { command: ["import", "--all", ...place, ...where, ...which], what: importText(toImport) },
        { command: doctor, what: "check files, token, space and access" },
      ]
    : hasToken
      ? [{ command: validate, what: "check all files, offline" }]
      : [{ command: doctor, what: "check token, space and access, once PUBLIC_API_TOKEN is set" }];
  const rows = [
    ...start,
    { command: ["plan", ...place, ...where, ...which], what: "see what would change" },
    {
      command: ["apply", ...place, ...where, ...which],
      what: hasExample ? `${apply}: makes the example, switched off, unless you replaced it` : apply,
    },
  ];
  return rows.map(({ command, what }) => ({ command: ["audiencectl", ...command].join(" "), what }));
}

function importText({ count }: UnmanagedIn): string {
  return `write manifests for what is there: ${plural(count, "object")} that no project manages`;
}
