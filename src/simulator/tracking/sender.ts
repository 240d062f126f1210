import { itemsOf } from "../collections.ts";
import { refuse } from "../refusal.ts";
import type { SimulatedSpace } from "../state.ts";
import type { World } from "../world.ts";

/** Whose people a call is about, and the id of the source that it came from, where its write key names one. */
interface Sender {
  space: SimulatedSpace;
  sourceId?: string;
}

/**
 * Who sends with these write keys, of which all have to be one. It is the id or slug of a space, or of a source that one space
 * alone has. Where there is one space it may be left out: then nobody else can be meant.
 *
 * Throws a 400 `Refusal` when nobody can say whose people these are.
 */
export function senderOf(writeKeys: readonly unknown[], { state: { spaces } }: World): Sender {
  const names = `write keys: ${spaces.map(({ slug }) => slug).join(", ")}, or the id or slug of a source that one of them alone has`;
  const [writeKey, ...others] = new Set(writeKeys);
  if (others.length > 0) throw refuse(400, "The call has more than one write key.", "writeKey");
  if (writeKey === undefined) {
    const [only, ...more] = spaces;
    if (only && more.length === 0) return { space: only };
    throw refuse(400, `The call has no write key, so it is not known whose people these are; ${names}.`, "writeKey");
  }
  const isNamed = ({ id, slug }: { id: string; slug: string }): boolean => id === writeKey || slug === writeKey;
  const named = spaces.find(isNamed);
  if (named) return { space: named };
  const sources = spaces.flatMap((space) =>
    itemsOf(space, "sources").flatMap((source) => (isNamed(source) ? [{ space, sourceId: source.id }] : [])),
  );
  const [only, ...more] = sources;
  if (only && more.length === 0) return only;
  const what = only ? "is that of a source in several spaces" : "is that of no space and of no source";
  throw refuse(400, `The write key ${what}; ${names}.`, "writeKey");
}
