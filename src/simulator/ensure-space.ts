import type { SimulatedSpace, SimulatorState } from "./state.ts";

/**
 * Makes sure that a space with an id or slug exists, so that any project can be tried out. A text that does not look
 * like an id becomes the slug of a new space.
 */
export function ensureSpace(state: SimulatorState, idOrSlug: string): SimulatedSpace {
  const found = state.spaces.find(({ id, slug }) => id === idOrSlug || slug === idOrSlug);
  if (found) return found;
  const isId = idOrSlug.startsWith("spa_") || /^(?=.*[A-Z])[0-9A-Za-z]{22}$/.test(idOrSlug);
  const id = isId ? idOrSlug : `spa_${idOrSlug}`;
  const slug = idOrSlug.toLowerCase();
  const space: SimulatedSpace = { id, slug, name: `Simulated ${idOrSlug}`, audiences: [], deletedKeys: [] };
  state.spaces.push(space);
  return space;
}
