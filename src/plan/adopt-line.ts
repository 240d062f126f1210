import type { LiveResource } from "../resources/resource.ts";

/**
 * The line of a manifest that takes a live object over, for people to paste.
 *
 * @param from The scope of who owns it. Left out: nobody does.
 */
export function adoptLine({ id, key }: LiveResource, from?: string): string {
  const by = key === undefined ? `id: ${id}` : `key: ${key}`;
  return `adopt: {${by}${from === undefined ? "" : `, from: ${from}`}}`;
}
