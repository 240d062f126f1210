import type { SpaceAccess } from "./call-kind.ts";
import { addToGroup } from "../values/group-by.ts";
import { kindOf } from "../resources/kinds.ts";
import type { Reading } from "../resources/reading.ts";
import { listObjects } from "./objects.ts";

/** Parts of one audience that have to be read by requests of their own. */
export interface PartsToRead {
  /** The audience's id. */
  audience: string;
  /** Kinds of parts. */
  kinds: readonly string[];
}

/**
 * Adds parts to what is known of a space. All requests are handed over at once, so that lanes with limits of their own
 * work side by side.
 *
 * @returns The given reading, with what its objects now know, and the parts.
 */
export async function readParts(
  access: SpaceAccess,
  { live, ...rest }: Reading,
  wanted: readonly PartsToRead[],
): Promise<Reading> {
  const read = await Promise.all(
    wanted.flatMap(({ audience, kinds }) =>
      kinds.map(async (name) => ({
        audience,
        kind: kindOf(name),
        parts: await listObjects(access, kindOf(name), [audience]),
      })),
    ),
  );
  const parts = read.flatMap((each) => each.parts);
  const news = new Map<string, string[]>();
  for (const { audience, kind } of read) addToGroup(news, audience, kind.kind);
  // One list brings the parts of all its connections, so each of them knows its own.
  const known = [...live, ...parts].map((object) => {
    const added = news.get(object.within[0] ?? object.id) ?? [];
    const own = added.filter((name) => kindOf(name).parent?.kind === object.kind);
    return own.length > 0 ? { ...object, knows: [...(object.knows ?? []), ...own] } : object;
  });
  return { ...rest, live: known };
}
