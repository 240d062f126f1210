import { joinWords } from "../../values/words.ts";
import { CommandError } from "../command-error.ts";
import type { catalogActions, catalogDefinition } from "../definitions/catalog.ts";
import type { OptionsOf, OptionValues } from "../definitions/option-values.ts";
import type { apiConnection, environment, format, project, trace } from "../definitions/shared-options.ts";

type Options = OptionsOf<typeof catalogDefinition>;
type Action = (typeof catalogActions)[number];

/** Options that every action takes: where it stands, and how it connects and prints. */
type Shared = keyof OptionValues<
  readonly [typeof project, typeof environment, typeof format, ...typeof apiConnection, typeof trace]
>;

/** Which actions take an option, each with its flag. An option that is missing here does not compile. */
const takers: Readonly<Record<Exclude<keyof Options, Shared>, { flag: string; actions: readonly Action[] }>> = {
  allProperties: { flag: "--all-properties", actions: ["pull"] },
  trackingPlan: { flag: "--tracking-plan", actions: ["pull"] },
  fromTrackingPlan: { flag: "--from-tracking-plan", actions: ["pull"] },
  volumes: { flag: "--volumes", actions: ["pull"] },
  samples: { flag: "--samples", actions: ["pull"] },
  check: { flag: "--check", actions: ["pull"] },
  kind: { flag: "--kind", actions: ["list", "search"] },
};

/**
 * Refuses what belongs to another action of `catalog`: whoever gives it expects something that would not happen.
 *
 * @throws {CommandError} naming what is too much, and the action that takes it.
 */
export function refuseForeign(action: Action, options: Options, text: string | undefined): void {
  for (const [name, { flag, actions }] of Object.entries(takers)) {
    const given = options[name as keyof typeof takers];
    if (given === undefined || given === false || actions.includes(action)) continue;
    const others = joinWords(actions.map((each) => `catalog ${each}`));
    refuse(`catalog ${action} does not take ${flag}`, `leave out ${flag}, or give it to ${others}`);
  }
  if (action === "pull" && options.format === "csv")
    refuse("catalog pull does not print CSV", "take --format text or json; catalog list --format csv prints the names");
  if (text === undefined || action === "search") return;
  const hint = action === "list" ? "catalog search TEXT shows the names that have a text in them" : "leave it out";
  refuse(`catalog ${action} does not take the argument ${JSON.stringify(text)}`, hint);
}

function refuse(message: string, hint: string): never {
  throw new CommandError(message, { code: "catalog-options", hint });
}
