import { escapeControls } from "./printable.ts";
import { quoteWord } from "./quote-word.ts";

/**
 * A command line of this program for a person to type: `audiencectl plan --env production`. The only place that writes one,
 * so that none leads to another project, environment or API than the run that names it.
 *
 * @param command With the words and flags of its own, quoted for a shell.
 * @param reach The words that lead to the project, the environment and the API of the run.
 */
export function commandLine(command: string, reach: string): string {
  return escapeControls(["audiencectl", command, reach].filter((part) => part !== "").join(" "));
}

/**
 * A command line about some objects, each as a word of its own. For more than a line can name, it is about all.
 *
 * @param command With the words and flags of its own, quoted for a shell.
 */
export function commandLineAbout(command: string, addresses: readonly string[], reach: string): string {
  const named = addresses.length > MOST_NAMED ? [] : addresses.map(quoteWord);
  return commandLine([command, ...named].join(" "), reach);
}

/** So many objects a command line names one by one. */
export const MOST_NAMED = 5;

/** The words that lead to an environment, where no more is known of the run. @param project As it was given, if it was. */
export function reachOf(environment: string, project?: string): string {
  return `${project === undefined ? "" : `--project ${quoteWord(project)} `}--env ${quoteWord(environment)}`;
}
