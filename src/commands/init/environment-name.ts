import { toLabel } from "../../values/label.ts";

/** What parts of a slug say of what a space is for. */
const rows: readonly { pattern: RegExp; name: string }[] = [
  { pattern: /prod|live/, name: "production" },
  { pattern: /stag/, name: "staging" },
  { pattern: /(^|-)(test|qa)/, name: "test" },
  { pattern: /dev/, name: "development" },
];

/**
 * A name for the environment of a space: what its slug says, or the slug itself. A first one of which nothing is known is
 * `production`. Empty when all of these are taken.
 */
export function environmentNameFor(slug: string, taken: readonly string[]): string {
  const told = rows.find(({ pattern }) => pattern.test(slug.toLowerCase()))?.name;
  const names = [told ?? (taken.length === 0 ? "production" : ""), toLabel(slug)];
  return names.find((name) => name !== "" && !taken.includes(name)) ?? "";
}
