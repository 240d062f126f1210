import type { SpaceInfo } from "../../live/find-space.ts";
import { CommandError } from "../command-error.ts";

/** An environment with what names its space. */
interface NamedSpace {
  name: string;
  /** The space's id or slug. Left out: not known. */
  space?: string;
}

/**
 * Refuses environments that name the space of another one, by its id or its slug: no plan can be made for them.
 *
 * @param wanted Those that are to be written.
 * @param present Those that the project has.
 * @param spaces What is known of spaces; empty when nothing is, so that only equal texts are one space.
 * @throws {CommandError} for the first two.
 */
export function refuseSharedSpaces(
  wanted: readonly NamedSpace[],
  present: readonly NamedSpace[],
  spaces: readonly SpaceInfo[],
): void {
  const known = [...present];
  for (const environment of wanted) {
    const other = known.find(({ space }) => isOneSpace(space, environment.space, spaces));
    if (other)
      throw new CommandError(
        `the environments ${other.name} and ${environment.name} would name one space, ${environment.space}; nothing was written`,
        { code: "project-shared-space", hint: "give each environment a space of its own" },
      );
    known.push(environment);
  }
}

/** Whether two texts, each an id or a slug, name the same space as far as that is known. */
export function isOneSpace(one: string | undefined, other: string | undefined, spaces: readonly SpaceInfo[]): boolean {
  if (one === undefined || other === undefined) return false;
  return one === other || spaces.some(({ id, slug }) => [id, slug].includes(one) && [id, slug].includes(other));
}
