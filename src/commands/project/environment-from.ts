import type { CommandIo } from "../io.ts";

/** What names an environment that a command was given: its flag, or the variable. `undefined` where nothing does. */
export function environmentFrom({ env }: Pick<CommandIo, "env">, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return env["AUDIENCECTL_ENV"] === name ? "AUDIENCECTL_ENV" : "--env";
}
