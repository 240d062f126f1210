import type { Project } from "../../project/project.ts";
import type { Address } from "../../resources/resource.ts";
import { flagWords } from "../definitions/flag-words.ts";
import { quoteWord } from "../definitions/quote-word.ts";
import {
  base,
  place,
  selectors,
  type BaseOptions,
  type ProjectOptions,
  type SelectorOptions,
} from "../definitions/shared-options.ts";

/** So many objects are named one by one; for more, the selection of the run is repeated. */
const MOST_NAMED = 5;

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
 * A command line for the project, the environment and some objects of a run, quoted for a shell. The environment is named
 * wherever there are several, so that it does not depend on where the line is run.
 *
 * @param command With the flags of its own: `import --update`.
 */
export function nextCommand(command: string, { options, project, environment, addresses }: AboutObjects): string {
  const named = [...new Set(addresses)];
  const several = project.environments.size > 1 && { env: environment };
  const where = flagWords(place, { ...options, ...several });
  const which =
    named.length <= MOST_NAMED
      ? named.flatMap((address) => ["--target", quoteWord(address)])
      : flagWords([...selectors, base], options);
  return ["audiencectl", command, ...where, ...which].join(" ");
}
