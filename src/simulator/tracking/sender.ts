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
 * Who sends with a write key. It is the id or slug of a space, or of a source that one space alone has. Where there is one
 * space it may be anything else or be left out.
 *
 * Throws a 400 `Refusal` when nobody can say whose people these are.
 */
export function senderOf(writeKey: unknown, { state: { spaces } }: World): Sender {
  const isNamed = ({ id, slug }: { id: string; slug: string }): boolean => id === writeKey || slug === writeKey;
  const named = spaces.find(isNamed);
  if (named) return { space: named };
  const sources = spaces.flatMap((space) =>
    itemsOf(space, "sources").flatMap((source) => (isNamed(source) ? [{ space, sourceId: source.id }] : [])),
  );
  const [only, ...more] = sources.length > 0 ? sources : spaces.map((space) => ({ space }));
  if (only && more.length === 0) return only;
  const names = spaces.map(({ slug }) => slug).join(", ");
  throw refuse(
    400,
    `The write key has to be the id or the slug of a space, so that it is known whose people these are: ${names}.`,
  );
}
