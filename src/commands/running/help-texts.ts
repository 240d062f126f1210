import { Help } from "commander";
import type { CommandDefinition } from "../definitions/definition.ts";

/** The width that help keeps to where nothing says how wide the screen is, in columns. */
const USUAL_WIDTH = 80;

/** In fewer columns nobody reads a text, so it is not wrapped there. */
export const LEAST_WIDTH = 20;

const examples: readonly (readonly [string, string])[] = [
  ["$ audiencectl init", "set a project up"],
  ["$ audiencectl validate", "check all files, offline"],
  ["$ audiencectl plan --env production", "see what would change"],
  ["$ audiencectl apply --env production", "change it, after asking"],
  ["$ audiencectl plan --simulate", "try it without an account"],
];

const variables: readonly (readonly [string, string])[] = [
  ["PUBLIC_API_TOKEN", "the API token"],
  [
    "PUBLIC_API_URL",
    "another address than that of the environment's region; a host besides Segment's and this machine needs --allow-host",
  ],
  ["AUDIENCECTL_ENV", "the environment, where --env is left out"],
  ["AUDIENCECTL_PROJECT", "the project file, where --project is left out"],
  ["AUDIENCECTL_WEBHOOK_URL", "where drift posts what it finds"],
  ["HTTPS_PROXY, NO_PROXY", "the proxy, and hosts that need none"],
  ["NODE_EXTRA_CA_CERTS", "certificates to trust besides those of Node"],
  [
    "NO_COLOR, FORCE_COLOR",
    "plain text without colour, or colour where there is no terminal; FORCE_COLOR=0 is plain, too",
  ],
  ["COLUMNS", "how wide help is, where the terminal does not say it"],
];

const exitCodes = "Exit codes: 0 done, 1 failed, 2 differences, 3 refused by a guard, 4 stale plan, 5 applied in part.";

/**
 * The columns that help keeps to: what `COLUMNS` says, else those of the terminal, else 80.
 *
 * @param terminal The columns of the terminal; `undefined` without one.
 */
export function helpWidth(
  { COLUMNS: wish = "" }: Readonly<Record<string, string | undefined>>,
  terminal: number | undefined,
): number {
  return /^[1-9]\d*$/.test(wish) ? Number(wish) : terminal || USUAL_WIDTH;
}

/** What the program's own help says after the commands. @param width In columns. */
export function programHelp(width: number): string {
  const help = layout(width);
  return [
    "",
    "Examples:",
    ...inColumns(examples, help),
    "",
    "Environment:",
    ...inColumns(variables, help),
    "",
    help.boxWrap(exitCodes, width),
  ].join("\n");
}

/** What the help of a command says after its options. A command line is never broken. @param width In columns. */
export function commandExamples({ examples }: Pick<CommandDefinition, "examples">, width: number): string {
  const help = layout(width);
  const indent = " ".repeat(6);
  const lines = examples.map(
    ([line, what]) =>
      `  $ ${line}\n${indent}${help.boxWrap(what, width - indent.length).replaceAll("\n", `\n${indent}`)}`,
  );
  return `\nExamples:\n${lines.join("\n")}`;
}

function layout(width: number): Help {
  return Object.assign(new Help(), { helpWidth: width, minWidthToWrap: LEAST_WIDTH });
}

function inColumns(rows: readonly (readonly [string, string])[], help: Help): string[] {
  const widest = Math.max(...rows.map(([term]) => term.length));
  return rows.map(([term, text]) => help.formatItem(term, widest, text, help));
}
