import { suggest } from "../../values/suggest.ts";
import { SpaceNotFoundError } from "../../live/find-space.ts";
import { CommandError } from "../command-error.ts";
import type { Workspace } from "./look-up-spaces.ts";
import type { NewEnvironment, WantedEnvironment } from "./setup.ts";
import { nextCommand } from "../definitions/next-command.ts";
import type { ProjectPlace } from "./project-place.ts";

/** The environments of a project, with remarks on those that could not be looked at. */
export interface SettledEnvironments {
  environments: NewEnvironment[];
  warnings: string[];
}

/**
 * Fills in the regions and looks whether the token sees the spaces. It may see only some: staging can be in a workspace
 * with a token of its own. Where it sees none of those it should, the names are taken for wrong.
 *
 * @param workspace `undefined` when nothing is known of it.
 * @param place Where the project is, for the command that checks what was not seen.
 * @throws {CommandError} when every environment is said to be in a region that does not take the token.
 * @throws {SpaceNotFoundError} when none of the spaces is seen.
 */
export function settleEnvironments(
  wanted: readonly WantedEnvironment[],
  workspace: Workspace | undefined,
  place: ProjectPlace,
): SettledEnvironments {
  const home = workspace?.region;
  const elsewhere = wanted.filter(({ region }) => home !== undefined && region !== undefined && region !== home);
  const [first] = elsewhere;
  if (first && home && elsewhere.length === wanted.length)
    throw new CommandError(`the token works in ${home}, and ${first.name} is said to be in ${first.region}`, {
      code: "token-other-region",
      hint: `write --env ${first.name}=${first.space}:${home}, or use a token of the other region`,
    });
  const environments = wanted.map((each) => ({
    ...each,
    region: each.region ?? home ?? "us",
    seen: workspace !== undefined && !elsewhere.includes(each) && sees(workspace, each.space),
  }));
  const unseen = environments.filter(({ seen }) => workspace !== undefined && !seen);
  const [missing] = unseen;
  if (missing && unseen.length === environments.length) throw new SpaceNotFoundError(missing.space, slugs(workspace));
  return { environments, warnings: unseen.map((each) => describeUnseen(each, workspace, place)) };
}

function sees({ spaces }: Workspace, wanted: string): boolean {
  return spaces.some(({ id, slug }) => id === wanted || slug === wanted);
}

function slugs(workspace: Workspace | undefined): string[] {
  return workspace?.spaces.map(({ id, slug }) => slug ?? id) ?? [];
}

function describeUnseen(
  { name, space }: NewEnvironment,
  workspace: Workspace | undefined,
  place: ProjectPlace,
): string {
  const near = suggest(space, slugs(workspace));
  const guess = near === undefined ? "" : ` (did you mean ${near}?)`;
  return `this token does not see the space ${space} of ${name}${guess}; with a token that should, ${nextCommand("doctor", { ...place, env: name })} checks it`;
}
