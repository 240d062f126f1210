import type { OpenPoints } from "../../../src/evaluator/open-points.ts";
import { World, type Choice } from "./world.ts";

/** There are more worlds than anybody wants to wait for. */
export class TooManyWorlds extends Error {}

/** How the worlds were gone through. */
export interface Tour {
  readonly worlds: number;
  /** Whether one open thing was asked more than once in a world. */
  readonly correlated: boolean;
}

/**
 * Runs something in every possible world, until `visit` says that it has seen enough. Throws `TooManyWorlds` after
 * `limit`.
 */
export function inAllWorlds(
  points: OpenPoints,
  lookbacksMs: readonly number[],
  visit: (world: World) => "enough" | "go on",
  limit = 20_000,
): Tour {
  let script: readonly Choice[] | undefined = [];
  let worlds = 0;
  let correlated = false;
  while (script) {
    if (worlds === limit) throw new TooManyWorlds(`More than ${limit} worlds`);
    worlds += 1;
    const world: World = new World(points, lookbacksMs, script);
    const wish = visit(world);
    correlated ||= world.correlated;
    if (wish === "enough") break;
    script = nextScript(world.made);
  }
  return { worlds, correlated };
}

/** The choices of the next world: the last that has a further possibility takes it, and what came after is forgotten. */
function nextScript(made: readonly Choice[]): readonly Choice[] | undefined {
  const last = made.findLastIndex(({ index, of }) => index + 1 < of);
  const choice = made[last];
  return choice && [...made.slice(0, last), { index: choice.index + 1, of: choice.of }];
}
