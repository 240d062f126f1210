import type { ListOperationId } from "../segment/list.ts";
import type { Ask } from "./ask.ts";
import { askForAll } from "./ask-for-all.ts";
import { UnclearWriteError } from "./ends.ts";
import type { MadePart } from "./journal.ts";
import { entriesIn, textIn } from "./seen.ts";

/** Whose parts are to go. */
export interface PartsOf {
  spaceId: string;
  audienceId: string;
  /** Those that are known besides what lists show: a list may leave some out (API.md 5.9). */
  known: readonly MadePart[];
}

/**
 * Takes the connections of an audience away, and their activations before them.
 *
 * @returns Whether there may have been any.
 */
export async function removeParts(ask: Ask, { spaceId, audienceId, known }: PartsOf): Promise<boolean> {
  const path = { spaceId, audienceId };
  const idsOf = async (
    list: ListOperationId,
    many: string,
    ids: readonly (string | undefined)[],
  ): Promise<string[]> => {
    const page = await askForAll(ask, list, { path });
    // What cannot be listed keeps the audience, whose deletion says so.
    const listed = page.ok ? entriesIn(page, many).map((entry) => textIn(entry, "id")) : [];
    return [...new Set([...listed, ...ids.flatMap((id) => id ?? [])])];
  };
  const remove = async (operation: Parameters<Ask>[0], named: Record<string, string>): Promise<void> => {
    try {
      await ask(operation, { path: { ...path, ...named }, resend: "always" });
    } catch (error) {
      // What is still there keeps the audience, and is tried again with it.
      if (!(error instanceof UnclearWriteError)) throw error;
    }
  };
  const activations = known.map(({ activation }) => activation);
  for (const id of await idsOf("listActivationsFromAudience", "activations", activations))
    await remove("removeActivationFromAudience", { id });
  const connections = known.map(({ connection }) => connection);
  const found = await idsOf("listDestinationsFromAudience", "connections", connections);
  for (const destinationId of found) await remove("removeDestinationFromAudience", { destinationId });
  return found.length > 0;
}
