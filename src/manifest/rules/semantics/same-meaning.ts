import { placeText, type Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { canonicalQuery } from "../../../query/index.ts";
import { compareText } from "../../../values/compare-text.ts";
import { groupBy } from "../../../values/group-by.ts";
import type { Asking, SemanticRule } from "./semantic-rule.ts";

/**
 * What one manifest computes, no other does. Two queries of one meaning (API.md 4.6) name the same names, so only those that
 * do are brought into their canonical form.
 */
export const sameMeaning: SemanticRule = {
  code: "lint-same-meaning",
  find: ({ active }) =>
    // What is disabled computes nothing.
    [
      ...groupBy(
        active.filter(({ query }) => query.enabled),
        namesOf,
      ).values(),
    ]
      .filter((group) => group.length > 1)
      .flatMap((group) => [...groupBy(group, ({ query }) => canonicalQuery(query.text, query.type)).values()])
      .flatMap(([first, ...others]) =>
        others.filter(({ address }) => address !== first?.address).map((manifest) => tellSame(manifest, first)),
      ),
};

function tellSame({ address, name }: Asking, first: Asking | undefined): Diagnostic {
  const message = `${address} computes the same as ${first?.address ?? "another manifest"}`;
  const place = first ? `the other one is at ${placeText(first.name.source)}; ` : "";
  const hint = `${place}keep one of them, or change a condition`;
  return { code: "lint-same-meaning", severity: "warning", message, hint, address, source: name.source };
}

/** Equal for all queries of one meaning that are computed in the same way. */
function namesOf({ query }: Asking): string {
  const { means, type, targetEntity, options, names } = query;
  const lists = [names.traits, names.events, names.entities, names.properties, names.contexts];
  const used = lists.map((list) => [...new Set(list.map(({ name }) => name))].toSorted(compareText));
  const settings = Object.entries(options).toSorted(([a], [b]) => compareText(a, b));
  const sorted = settings.map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(String).toSorted(compareText) : value,
  ]);
  return JSON.stringify([means, type, targetEntity ?? null, sorted, used]);
}
