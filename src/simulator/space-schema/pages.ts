import type { ForwardOnlyPaginationOutput, PaginationOutput } from "../../segment/generated/wire.ts";
import { defaultPageSize, takePage, type PageParameters } from "../pagination.ts";
import type { SimulatorSettings } from "../settings.ts";
import type { SeenTrait } from "./seen-traits.ts";

/** One page of names. `hiddenFromList` is about the objects of a space, and names are none. */
export function takeNames<Item>(
  items: readonly Item[],
  parameters: PageParameters,
  settings: SimulatorSettings,
): { page: Item[]; pagination: PaginationOutput } {
  return takePage(items, parameters, { ...settings, hiddenFromList: 0 });
}

/** One page of a list that can only be walked forwards: `previous` is always absent (API.md 7.2). */
export function takeForward<Item>(
  items: readonly Item[],
  parameters: PageParameters,
  settings: SimulatorSettings,
): { page: Item[]; pagination: ForwardOnlyPaginationOutput } {
  const { page, pagination } = takeNames(items, parameters, settings);
  const { previous: _, ...forward } = pagination;
  return { page, pagination: forward };
}

/** In a space with more traits than these, a walk by `lastSeenAt` meets some twice (API.md 7.2). */
export const mostWithoutDoubles = 2500;

/**
 * One page of traits. The total is an upper bound that shrinks on the way (API.md 7.2): what is computed is on profiles,
 * too, and counts twice until the walk has passed it.
 *
 * @param traits In the order of the list.
 * @param doubles Whether the last trait of each page comes again, as it does by `lastSeenAt` in a large space.
 */
export function takeTraits(
  traits: readonly SeenTrait[],
  doubles: boolean,
  parameters: PageParameters,
  settings: SimulatorSettings,
): { page: SeenTrait[]; pagination: ForwardOnlyPaginationOutput } {
  const count = parameters["pagination.count"] ?? defaultPageSize;
  const listed = doubles && count > 1 ? withDoubles(traits, count) : traits;
  const { page, pagination } = takeForward(listed, parameters, settings);
  const end = page.at(-1);
  const ahead = end === undefined ? [] : listed.slice(listed.lastIndexOf(end) + 1);
  const uncertain = new Set(ahead.filter(({ type }) => type === "AUDIENCE" || type === "COMPUTED"));
  return { page, pagination: { ...pagination, totalEntries: traits.length + uncertain.size } };
}

/** The list in pages, where each but the first begins with the end of the one before it. */
function withDoubles(traits: readonly SeenTrait[], count: number): SeenTrait[] {
  const listed = traits.slice(0, count);
  for (let at = count; at < traits.length; at += count - 1)
    listed.push(...traits.slice(at - 1, at), ...traits.slice(at, at + count - 1));
  return listed;
}
