import type { Project } from "../../project/project.ts";
import type { Address } from "../../resources/resource.ts";
import { MOST_NAMED } from "../../values/command-line.ts";
import type { CommandName } from "../definitions/command-definitions.ts";
import { nextCommand } from "../definitions/next-command.ts";
import {
  base,
  selectors,
  type BaseOptions,
  type ProjectOptions,
  type SelectorOptions,
} from "../definitions/shared-options.ts";

/** What a command to go on with is about. */
export interface AboutObjects {
  /** The options of the run that it follows. */
  options: ProjectOptions & SelectorOptions & BaseOptions;
  project: Pick<Project, "environments">;
  /** The environment of that run. */
  environment: string;
  /** The objects that it is about, parts as their audience. */
  addresses: Iterable<Address>;
}

/**
 * A command line to go on with for some objects of a run. The environment is named wherever there are several, so that it
 * does not depend on where the line is run.
 *
 * @param flags Flags of its own, quoted for a shell.
 */
export function commandAbout(
  name: CommandName,
  { options, project, environment, addresses }: AboutObjects,
  flags: readonly string[] = [],
): string {
  const named = [...new Set(addresses)];
  const several = project.environments.size > 1 && { env: environment };
  // For more, the selection of the run is repeated.
  const which = named.length <= MOST_NAMED && {
    target: named,
    selector: undefined,
    exclude: undefined,
    onlyChanged: undefined,
    base: undefined,
  };
  return nextCommand(name, { ...options, ...several, ...which }, flags, [...selectors, base]);
}
