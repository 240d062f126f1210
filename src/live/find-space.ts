import type { SegmentClient } from "../segment/client.ts";
import type { SourceRange } from "../diagnostics/diagnostic.ts";
import { listAll } from "../segment/list.ts";

/** A space. Slug and name are known only where they had to be looked up. */
export interface SpaceInfo {
  id: string;
  slug?: string;
  name?: string;
}

/** No space has the slug that the project file gives. */
export class SpaceNotFoundError extends Error {
  override readonly name = "SpaceNotFoundError";
  readonly code = "space-not-found";
  /** What was looked for. */
  readonly wanted: string;
  /** Slugs that the token can see, for a suggestion. */
  readonly visible: readonly string[];
  /** Where a file names it. Left out: in none, or that is not known. */
  source?: SourceRange | undefined;

  constructor(wanted: string, visible: readonly string[]) {
    super(`no space that this token can see has the id or slug ${JSON.stringify(wanted)}`);
    this.wanted = wanted;
    this.visible = visible;
  }
}

/**
 * The space that an id or a slug names. Ids have a shape of their own (API.md 1.8) and cost no request; anything else
 * is a slug and is looked up once.
 *
 * @throws {SpaceNotFoundError} when no space has the slug.
 */
export async function findSpace(client: SegmentClient, idOrSlug: string, signal?: AbortSignal): Promise<SpaceInfo> {
  if (looksLikeSpaceId(idOrSlug)) return { id: idOrSlug };
  const spaces = await listAll(client, "listSpaces", { signal });
  const found = spaces.find((space) => space.slug === idOrSlug || space.id === idOrSlug);
  const visible = spaces.map((space) => space.slug);
  if (!found) throw new SpaceNotFoundError(idOrSlug, visible);
  return { id: found.id, slug: found.slug, name: found.name };
}

/** Whether a text has the shape of a space's id, so that it is taken for one without being looked up. */
export function looksLikeSpaceId(text: string): boolean {
  return text.startsWith("spa_") || (/^[0-9A-Za-z]{22}$/.test(text) && /[A-Z]/.test(text));
}
