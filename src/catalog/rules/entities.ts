import type { EntityUse, ValueUse } from "../../query/index.ts";
import { hasAddress } from "../addresses.ts";
import type { CatalogFinding, CatalogRule, NameContext } from "./catalog-rule.ts";
import { quoteName, remedyFor } from "./words.ts";

/** Entities are reached by ways that the data graph has, and their columns are there. */
export const entities: CatalogRule = ({ uses }, context) => [
  ...uses.entities.flatMap((use) => checkPath(use, context)),
  ...uses.values.flatMap((use) => (use.of?.kind === "entity" ? checkColumn(use, use.of.path, context) : [])),
];

/** Checks the last step of a way; the steps before it have their own mentions. */
function checkPath({ path, start, end }: EntityUse, { known, isExempt }: NameContext): CatalogFinding[] {
  const { paths } = known;
  const slug = path.at(-1) ?? "";
  const above = path.slice(0, -1);
  if (!paths || isExempt(slug) || hasAddress(slug) || paths.has(path.join(":"))) return [];
  if (above.length > 0 && !paths.has(above.join(":"))) return [];
  const siblings = slugsAfter(above, [...paths.keys()]);
  const from = above.length === 0 ? "" : ` after ${quoteName(above.join(" → "))}`;
  const message = `${known.subject} has no relationship ${quoteName(slug)}${from}`;
  return [{ code: "catalog-unknown-entity", message, hint: hintFor(slug, above, siblings, known), start, end }];
}

function hintFor(
  slug: string,
  above: readonly string[],
  siblings: readonly string[],
  known: NameContext["known"],
): string {
  const { paths = new Map() } = known;
  const leads = siblings.find((each) => paths.get([...above, each].join(":"))?.name === slug);
  if (leads !== undefined) return `did you mean ${quoteName(leads)}, the relationship that leads to ${slug}?`;
  const elsewhere = [...paths.keys()].find((path) => path.split(":").at(-1) === slug);
  if (elsewhere !== undefined) return `the data graph has it as ${elsewhere.replaceAll(":", " → ")}`;
  return remedyFor(slug, siblings, known);
}

function slugsAfter(above: readonly string[], paths: readonly string[]): string[] {
  const depth = above.length;
  const before = above.map((slug) => `${slug}:`).join("");
  return paths
    .filter((path) => path.startsWith(before) && path.split(":").length === depth + 1)
    .map((path) => path.slice(before.length));
}

/** Checks a slug that stands alone, such as a target: any way may end with it. */
export function checkSlug(
  { name, start, end }: { name: string; start: number; end: number },
  { known, isExempt }: NameContext,
): CatalogFinding[] {
  const slugs = known.paths && [...known.paths.keys()].map((path) => path.split(":").at(-1) ?? "");
  if (!slugs || isExempt(name) || hasAddress(name) || slugs.includes(name) || known.paths?.has(name)) return [];
  const message = `${known.subject} has no relationship ${quoteName(name)}`;
  return [{ code: "catalog-unknown-entity", message, hint: hintFor(name, [], slugs, known), start, end }];
}

/** Checks one mention of a column. */
export function checkColumn(
  { name, start, end }: Pick<ValueUse, "name" | "start" | "end">,
  path: readonly string[],
  { known, isExempt }: NameContext,
): CatalogFinding[] {
  const columns = known.columns(path);
  if (!columns?.lacks(name) || isExempt(name)) return [];
  const entity = known.paths?.get(path.join(":"))?.name ?? "";
  const message = `${known.subject} has no column ${quoteName(name)} of the entity ${quoteName(entity)}`;
  return [{ code: "catalog-unknown-column", message, hint: remedyFor(name, columns.names, known), start, end }];
}
