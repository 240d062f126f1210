import { placeText, type Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { QueryReference, Span } from "../../../query/index.ts";
import { groupBy } from "../../../values/group-by.ts";
import { findNearNames, type Nearness } from "../../../values/near-names.ts";
import { plural } from "../../../values/words.ts";
import { queryFinding } from "../../manifest-query.ts";
import { writeReference } from "../../../values/template.ts";
import type { AskedName } from "../cross-rule.ts";
import type { Asking, ProjectQueries, SemanticRule } from "./semantic-rule.ts";

/** One mention of a name. */
interface Mention extends AskedName {
  /** What the property belongs to, as the end of a sentence. */
  owner: string;
  manifest: Asking;
  at: Span;
}

const words: Readonly<Record<Nearness, string>> = {
  case: "in capital letters only",
  separators: "in blanks, _, - and capital letters only",
  letter: "in one letter, perhaps by mistake",
  "other letter": "in one letter, perhaps by mistake",
  "swapped letters": "in the order of two letters, perhaps by mistake",
};

/** A name of so many uses is no slip: a manifest says that it is a key. */
const CERTAIN = 1_000_000;

/**
 * Names of one sort do not differ by next to nothing. Those of other environments count, because people copy from them. What
 * a catalog has is no slip. A trait may be the key of what a manifest adopts, mistyped; that one key is like another is none.
 */
export const nearNames: SemanticRule = {
  code: "lint-near-name",
  find: (queries) =>
    [...groupBy(mentionsIn(queries), ({ sort, owner }) => `${sort}${owner}`).values()].flatMap((mentions) =>
      compare(mentions, queries),
    ),
};

function compare(mentions: readonly Mention[], { all, settings, isInCatalog }: ProjectQueries): Diagnostic[] {
  const byName = groupBy(mentions, ({ name }) => name);
  const areTraits = mentions.some(({ sort }) => sort === "trait");
  const keys = new Map(
    areTraits ? all.flatMap((each) => (each.query.key === undefined ? [] : [[each.query.key, each] as const])) : [],
  );
  const names = new Set([...byName.keys(), ...keys.keys()]);
  if (names.size < 2) return [];
  const uses = [...names].map((name) => ({
    name,
    uses: keys.has(name) ? CERTAIN : (byName.get(name)?.length ?? 0),
  }));
  const meant = new Set(settings.names);
  // Properties of one event are few, and each is there for something of its own.
  return findNearNames(uses, { together: mentions.every(({ sort }) => sort === "property") })
    .filter(({ name }) => !meant.has(name) && !keys.has(name) && !byName.get(name)?.some(isInCatalog))
    .flatMap(({ name, near, nearness }) => {
      const [rare] = byName.get(name) ?? [];
      const keyed = keys.get(near);
      if (rare && keyed) return [tellKey(rare, near, keyed, nearness)];
      const [common, ...more] = byName.get(near) ?? [];
      return rare && common ? [tellNear(rare, common, more.length + 1, nearness)] : [];
    });
}

function tellNear(rare: Mention, common: Mention, uses: number, nearness: Nearness): Diagnostic {
  const { sort, owner, name, manifest, at } = rare;
  const message = `The ${sort} '${name}'${owner} differs from '${common.name}' ${words[nearness]}`;
  const place = placeText(common.manifest.query.locate(common.at));
  const hint = `'${common.name}' is used ${plural(uses, "time")}, first at ${place}; write one of the two everywhere, or, when both are meant, list '${name}' in spec.lint.names of the project file`;
  return queryFinding(manifest, at, { code: "lint-near-name", message, hint });
}

function tellKey({ name, manifest, at }: Mention, key: string, { address }: Asking, nearness: Nearness): Diagnostic {
  const message = `The trait '${name}' differs from '${key}', the key of ${address}, ${words[nearness]}`;
  const hint = `write '${writeReference(address)}'; or, when a trait of that name is meant, list '${name}' in spec.lint.names of the project file`;
  return queryFinding(manifest, at, { code: "lint-near-name", message, hint });
}

function mentionsIn({ all }: ProjectQueries): Mention[] {
  return all.flatMap((manifest) => {
    const { query } = manifest;
    const { events, traits, properties } = query.names;
    const { type } = query;
    const mention = (
      sort: Mention["sort"],
      { name, start, end }: QueryReference,
      of?: NonNullable<Mention["of"]>,
    ): Mention => ({
      sort,
      owner: of ? ` of the ${of.kind} '${of.name}'` : "",
      name,
      ...(of && { of }),
      ...(type && { type }),
      manifest,
      at: { start, end },
    });
    return [
      ...events.map((each) => mention("event", each)),
      ...traits.filter(({ name }) => query.referredTo(name) === undefined).map((each) => mention("trait", each)),
      // Nothing is said of a property whose event is not certain.
      ...properties.flatMap((each) => (each.of ? [mention("property", each, each.of)] : [])),
    ];
  });
}
