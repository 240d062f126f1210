import { CommandError } from "../command-error.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import type { previewDefinition } from "../definitions/space.ts";

/** The flags of `audiencectl preview`. */
export type PreviewOptions = OptionsOf<typeof previewDefinition>;

type Given = PreviewOptions & { address?: string | undefined };

/** Combinations that make no sense, each with its remedy. */
const rules: readonly [wrong: (given: Given) => boolean, message: string, hint: string][] = [
  [
    ({ address, query, id }) => address === undefined && query === undefined && id === undefined,
    "there is nothing to preview",
    "give the address of an audience such as audience/NAME, or --query, or --id of an earlier preview",
  ],
  [
    ({ address, query }) => address !== undefined && query !== undefined,
    "an address and --query are two different previews",
    "give one of them",
  ],
  [
    ({ query, id }) => query !== undefined && id !== undefined,
    "--id reads an earlier preview, which has a query already",
    "leave out --query to read it, or --id to ask for a new one",
  ],
  [
    ({ query, type }) => query === undefined && type !== undefined,
    "--type goes with --query only",
    "a manifest and an earlier preview have a type already",
  ],
  [
    ({ query, tokenFile }) => query === "-" && tokenFile === "-",
    "standard input cannot be both the query and the token",
    "give the token in PUBLIC_API_TOKEN, or the query in quotes",
  ],
  [({ id }) => id !== undefined && id.trim() === "", "--id is empty", "give the id that an earlier preview printed"],
];

/**
 * Looks whether the command line makes sense.
 *
 * @throws {CommandError} when it does not.
 */
export function checkOptions(options: PreviewOptions, address: string | undefined): void {
  const broken = rules.find(([wrong]) => wrong({ ...options, address }));
  if (broken) throw new CommandError(broken[1], { code: "usage", hint: broken[2] });
}
