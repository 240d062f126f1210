import type { CatalogFinding, NameContext } from "../../../catalog/rules/catalog-rule.ts";
import { checkDestination } from "../../../catalog/rules/destinations.ts";
import { checkColumn, checkSlug } from "../../../catalog/rules/entities.ts";
import { checkTrait } from "../../../catalog/rules/traits.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { kindOf } from "../../../resources/kinds.ts";
import type { DeclaredResource } from "../../../resources/resource.ts";
import { isJsonObject } from "../../../values/json.ts";
import { childPointer, getAt, type Pointer } from "../../../values/pointer.ts";
import type { Manifest } from "../../manifest.ts";

/** What is targeted when no entity is. */
const PROFILE = "profile";

/** A name that stands in a field by itself. */
type Named = { name: string; start: 0; end: 0 };

/** Holds names outside of queries against the catalog: what is targeted, where it is sent, and what activations send along. */
export function checkNamedFields({ resources, query }: Manifest, context: NameContext): Diagnostic[] {
  return resources.flatMap((resource) => [
    ...checkTexts(resource, ["/definition/targetEntity"], (named) =>
      named.name === PROFILE ? [] : checkSlug(named, context),
    ),
    ...(kindOf(resource.kind).connectsTo?.(resource.spec)?.warehouse === false
      ? checkTexts(resource, ["/destination/id"], (named) => checkDestination(named, context))
      : []),
    ...checkTexts(resource, itemsAt(resource, "/personalization/profile/properties"), (named) =>
      checkTrait(named, query?.type, context),
    ),
    ...itemsAt(resource, "/personalization/entities").flatMap((place) => checkEntity(resource, place, context)),
  ]);
}

function checkEntity(resource: DeclaredResource, place: Pointer, context: NameContext): Diagnostic[] {
  const slug = getAt(resource.spec, `${place}/relationshipSlug`);
  const ways = [...(context.known.paths?.keys() ?? [])].map((path) => path.split(":"));
  const leading = ways.filter((path) => path.at(-1) === slug);
  return [
    ...checkTexts(resource, [`${place}/relationshipSlug`], (named) => checkSlug(named, context)),
    // A slug may lead to several entities, and a column of any of them may be meant.
    ...checkTexts(resource, itemsAt(resource, `${place}/properties`), (named) => {
      const found = leading.map((path) => checkColumn(named, path, context));
      return found.every((findings) => findings.length > 0) ? (found[0] ?? []) : [];
    }),
  ];
}

function itemsAt({ spec }: DeclaredResource, pointer: Pointer): Pointer[] {
  const list = getAt(spec, pointer);
  return Array.isArray(list) ? list.map((_item, index) => childPointer(pointer, index)) : [];
}

function checkTexts(
  { address, spec, source, sources }: DeclaredResource,
  pointers: readonly Pointer[],
  check: (named: Named) => CatalogFinding[],
): Diagnostic[] {
  return pointers.flatMap((pointer) => {
    const name = isJsonObject(spec) ? getAt(spec, pointer) : undefined;
    if (typeof name !== "string") return [];
    return check({ name, start: 0, end: 0 }).map(({ code, message, hint }) => {
      return { code, severity: "warning", message, hint, address, source: sources.get(pointer) ?? source };
    });
  });
}
