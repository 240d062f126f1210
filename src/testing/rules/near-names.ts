import { isJsonObject, member, type JsonValue } from "../../values/json.ts";
import { childPointer, type Pointer } from "../../values/pointer.ts";
import { suggest } from "../../values/suggest.ts";
import { toPrintable } from "../../values/printable.ts";
import type { NameTree, QueryNames } from "../query-names.ts";
import type { TestFinding } from "../test-finding.ts";
import { eventsOf, itemsAt, membersAt, textMember, type TestRule, type TestScope } from "./test-rule.ts";

/** A name in a test, with those of its sort that queries give. */
interface GivenName {
  /** What it is a name of: `property`. */
  sort: string;
  /** What that belongs to, as the end of a sentence: ` of the event 'Order Completed'`. Most names need none: queries give them. */
  owner: () => string;
  name: string;
  /** How it is called in a message: with what it stands in. */
  shown: string;
  known: Iterable<string>;
  pointer: Pointer;
  aboutKey?: true;
  /** What would give such a name. @default "query" */
  whose?: string;
  /** What that does with it. @default "names" */
  verb?: string;
}

const noOwner = (): string => "";

/**
 * Data that no query looks at is no fault: people do more than an audience asks. But a name that is nearly one that a query gives,
 * and that no query gives itself, is probably that one. Each is told once, where it stands first.
 */
export const namesAreMeant: TestRule = (document, scope) => {
  const { names, meantNames = [] } = scope;
  if (!names) return [];
  const told = new Set<string>();
  return givenNames(document, scope).flatMap(
    ({ sort, owner, name, shown, known, pointer, aboutKey, whose = "query", verb = "names" }): TestFinding[] => {
      if (names.all.has(name) || meantNames.includes(name)) return [];
      const id = JSON.stringify([sort, owner(), shown]);
      if (told.has(id)) return [];
      told.add(id);
      const near = suggest(name, [...known]);
      if (near === undefined) return [];
      const meant = shown.slice(0, shown.length - name.length) + near;
      const message = `no ${whose} of ${scope.everywhere ? "this project" : `the environment ${scope.environment}`} ${verb} the ${sort} '${toPrintable(shown)}'${owner()}`;
      const hint = `did you mean '${meant}'? if both are meant, list '${name}' in spec.lint.names of the project file`;
      return [{ code: "test-near-name", severity: "warning", pointer, ...(aboutKey && { aboutKey }), message, hint }];
    },
  );
};

function givenNames(document: JsonValue, { names }: TestScope): GivenName[] {
  if (!names) return [];
  const { events, traits, contexts, properties } = names;
  const inEvents = eventsOf(document).flatMap(({ value, pointer }): GivenName[] => {
    const name = textMember(value, "event");
    if (name === undefined) return [];
    const own = properties.get(name);
    const given = (field: string, sort: string, tree: NameTree | undefined): GivenName[] =>
      namesWithin(member(value, field), `${pointer}/${field}`, {
        sort,
        owner: () => ` of the event '${toPrintable(name)}'`,
        tree,
      });
    return [
      { sort: "event", owner: noOwner, name, shown: name, known: events, pointer: `${pointer}/event` },
      ...given("properties", "property", own),
      ...given("context", "context field", contexts),
    ];
  });
  const inTraits = (["people", "accounts"] as const).flatMap((of) =>
    membersAt(document, `/spec/${of}`).flatMap(({ value, pointer }) =>
      namesWithin(member(value, "traits"), `${pointer}/traits`, { sort: "trait", owner: noOwner, tree: traits }),
    ),
  );
  const inIds = membersAt(document, "/spec/people").flatMap(({ pointer: person }) =>
    membersAt(document, `${person}/ids`).flatMap(({ key: name, pointer }): GivenName[] => {
      if (names.ids.has(name)) return [];
      const given = { sort: "external id", owner: noOwner, name, shown: name, known: names.ids, pointer } as const;
      return [{ ...given, aboutKey: true, whose: "audience", verb: "counts" }];
    }),
  );
  const inRows = membersAt(document, "/spec/entities").flatMap(({ pointer }) =>
    namesOfRows(document, pointer, names.entities),
  );
  return [...inEvents, ...inTraits, ...inIds, ...inRows];
}

/** Slugs and columns, at every depth. */
function namesOfRows(document: JsonValue, at: Pointer, entities: QueryNames["entities"]): GivenName[] {
  return membersAt(document, at).flatMap(({ key, pointer }): GivenName[] => [
    { sort: "entity", owner: noOwner, name: key, shown: key, known: entities.keys(), pointer, aboutKey: true },
    ...itemsAt(document, pointer).flatMap(({ value, pointer: row }) => [
      ...namesWithin(member(value, "properties"), `${row}/properties`, {
        sort: "column",
        owner: () => ` of the entity '${toPrintable(key)}'`,
        tree: entities.get(key),
      }),
      ...namesOfRows(document, `${row}/entities`, entities),
    ]),
  ]);
}

interface Within {
  sort: string;
  owner: () => string;
  tree: NameTree | undefined;
}

/** The keys of an object and of what lies within it, as far as queries look into it. */
function namesWithin(
  value: JsonValue | undefined,
  pointer: Pointer,
  { sort, owner, tree }: Within,
  way = "",
): GivenName[] {
  if (!tree || value === undefined) return [];
  if (Array.isArray(value))
    return value.flatMap((each, index) =>
      namesWithin(each, childPointer(pointer, index), { sort, owner, tree: tree.within.get("$") }, `${way}$.`),
    );
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, each]): GivenName[] => {
    const place = childPointer(pointer, name);
    const inner = namesWithin(each, place, { sort, owner, tree: tree.within.get(name) }, `${way}${name}.`);
    const shown = `${way}${name}`;
    return [{ sort, owner, name, shown, known: tree.within.keys(), pointer: place, aboutKey: true }, ...inner];
  });
}
