import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { inferCadence, queryReferences, type DefinitionType, type QueryNode } from "../query/index.ts";
import { findCircles } from "../resources/find-circles.ts";
import { identifiersOfNothing } from "../resources/audience-absence.ts";
import { toDefinitionType } from "../resources/definition-type.ts";
import { kindOf } from "../resources/kinds.ts";
import type { Address, DeclaredResource } from "../resources/resource.ts";
import { groupBy } from "../values/group-by.ts";
import { getAt } from "../values/pointer.ts";
import { asWritten, parseExpression, parseTemplate, writeReference } from "../values/template.ts";
import { queryAt } from "../manifest/query-places.ts";
import { declaredQuery } from "./declared-query.ts";
import type { Definition, DefinitionReference, Definitions } from "./definition.ts";
import { fillTexts } from "./fill-keys.ts";
import { leftOutHistory } from "./history.ts";
import type { TestedObject } from "./rules/test-rule.ts";

/** The audiences and computed traits that files declare, and what keeps them from being evaluated together. */
export interface ReadDefinitions {
  definitions: Definitions;
  /** Errors: queries that refer to each other in a circle. */
  diagnostics: Diagnostic[];
}

/** What of an object is known before its query is read. */
interface Outline {
  resource: DeclaredResource;
  gives: TestedObject["gives"];
  type: DefinitionType;
  key: string;
}

/** Reads the queries that files declare. The resources must have no fault. */
export function readDefinitions(resources: readonly DeclaredResource[]): ReadDefinitions {
  const outlines = resources.flatMap(outlineOf);
  const names = nameOutlines(outlines);
  const byName = new Map([...names].map(([address, name]) => [name, address]));
  const definitions = new Map(
    outlines.map((outline) => [outline.resource.address, readDefinition(outline, names, byName)]),
  );
  const diagnostics = findCircles(definitions).map((circle): Diagnostic => {
    const hint = "take one of the references out: what a query refers to is computed before it";
    return { code: "test-circular-definitions", severity: "error", ...circle, hint };
  });
  return { definitions, diagnostics };
}

/** The keys of audiences and computed traits, as the traits have them that queries refer to. */
export function keysOf(resources: readonly DeclaredResource[]): string[] {
  return [...nameOutlines(resources.flatMap(outlineOf)).values()];
}

function nameOutlines(outlines: readonly Outline[]): ReadonlyMap<Address, string> {
  const byKey = groupBy(outlines, ({ key }) => key);
  // Of two objects whose keys would be alike, Segment gives one another key: nobody knows which one.
  return new Map(
    outlines.map(({ resource: { address }, key }) => [
      address,
      byKey.get(key)?.length === 1 ? key : writeReference(address),
    ]),
  );
}

function outlineOf(resource: DeclaredResource): Outline[] {
  const kind = kindOf(resource.kind);
  if (kind.keyMeans === undefined) return [];
  const audience = kind.keyMeans === "audience";
  const type = toDefinitionType(getAt(resource.spec, audience ? "/audienceType" : "/definition/type"));
  const name = getAt(resource.spec, "/name");
  const key = resource.adopt?.key ?? kind.predictKey(typeof name === "string" ? name : resource.name);
  return type ? [{ resource, gives: audience ? "members" : "values", type, key }] : [];
}

function readDefinition(
  { resource, gives, type }: Outline,
  names: ReadonlyMap<Address, string>,
  byName: ReadonlyMap<string, Address>,
): Definition {
  const { address, spec } = resource;
  const source = resource.sources.get(queryAt) ?? resource.source;
  const tree = readTree(resource, names);
  const fault = faultOf(resource);
  const ids = idsOf(resource, gives, type);
  const leavesOut = tree && leftOutHistory(resource, tree, type, gives);
  return {
    address,
    gives,
    type,
    key: names.get(address) ?? address,
    query: fault === undefined && tree ? { tree } : { fault: fault ?? "its query cannot be read" },
    cadence: (tree && inferCadence(tree, type)?.cadence) ?? "UNKNOWN",
    enabled: spec["enabled"] !== false,
    ...(ids && { ids }),
    ...(leavesOut && { leavesOut }),
    references: tree ? referencesOf(resource, tree, byName) : [],
    source,
  };
}

function faultOf({ spec }: DeclaredResource): string | undefined {
  const target = getAt(spec, "/definition/targetEntity");
  if (target === undefined || target === "profile") return undefined;
  return "it has rows of an entity as its members, and tests know people and accounts only";
}

/** The query with the keys of other objects in it, and the places of its text as the manifest has it. */
function readTree(resource: DeclaredResource, names: ReadonlyMap<Address, string>): QueryNode | undefined {
  const { references, lacksSpaceId } = resource;
  const tree = declaredQuery(resource);
  const isTemplate = lacksSpaceId === true || references.some(({ pointer }) => pointer === queryAt);
  return tree && isTemplate ? fillTexts(tree, (each) => fillKeys(each, names)) : tree;
}

function fillKeys(text: string, names: ReadonlyMap<Address, string>): string {
  return parseTemplate(asWritten(text))
    .parts.map((part) => {
      if (part.type === "text") return part.text;
      const parsed = parseExpression(part.expression);
      const key = parsed.type === "reference" ? names.get(parsed.address) : undefined;
      return key ?? text.slice(part.start, part.end);
    })
    .join("");
}

function referencesOf(
  { sources, source: whole, references }: DeclaredResource,
  tree: QueryNode,
  byName: ReadonlyMap<string, Address>,
): DefinitionReference[] {
  return queryReferences(tree).traits.flatMap(({ name, start, end }) => {
    const address = byName.get(name) ?? byName.get(/^[^.]*/.exec(name)?.[0] ?? "");
    if (address === undefined) return [];
    const mention = references.find((each) => each.pointer === queryAt && each.address === address);
    return [{ address, start, end, source: mention?.source ?? sources.get(queryAt) ?? whole }];
  });
}

/** A profile needs one of these: API.md 2.6. Accounts are no profiles, and whoever may be anonymous needs none. */
function idsOf({ spec }: DeclaredResource, gives: Definition["gives"], type: DefinitionType): string[] | undefined {
  if (gives === "values" || type === "ACCOUNTS") return undefined;
  const listed = getAt(spec, "/options/filterByExternalIds") ?? identifiersOfNothing(spec);
  return Array.isArray(listed) ? listed.map(String) : undefined;
}
