import { hasErrors, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Environment, Project } from "../project/project.ts";
import { addressOf } from "../resources/kinds.ts";
import { getAt, childPointer, isWithin, type Pointer } from "../values/pointer.ts";
import type { DeclaredResource } from "../resources/resource.ts";
import { isJsonObject, type JsonValue } from "../values/json.ts";
import type { SchemaRules } from "../yaml/schema-context.ts";
import { loadSchemaCheck } from "../yaml/validate.ts";
import { headRange, type YamlDocument } from "../yaml/yaml-document.ts";
import type { InterpolationScope } from "./expressions.ts";
import { interpolate } from "./interpolate.ts";
import { readManifestQuery } from "./manifest-query.ts";
import type { Manifest, PlacedName } from "./manifest.ts";
import { pickKind } from "./pick-kind.ts";
import { addRuleFindings } from "./rule-finding.ts";
import { toResources } from "./to-resources.ts";
import { fieldsOfOthers } from "./slips/other-kinds.ts";
import { usualSlips } from "./slips/usual-slips.ts";

/** The codes that faults of a manifest's schema have. */
export const schemaRules: SchemaRules = {
  unknownField: "manifest-unknown-field",
  missingField: "manifest-missing-field",
  null: "manifest-null",
  wrongType: "manifest-wrong-type",
  invalidValue: "manifest-invalid-value",
  hints: usualSlips,
};

/** What manifests are checked against. */
export interface ManifestContext {
  project: Project;
  /** The chosen environment. */
  environment: Environment;
  /** The space, as far as it is known: offline it is not. */
  space?: { id: string };
}

/** One document checked. Without a manifest its kind or name cannot be told. */
export interface CheckedDocument {
  manifest?: Manifest;
  diagnostics: Diagnostic[];
}

/** Checks one document alone: kind, interpolations, schema, rules of the kind. */
export async function checkManifest(parsed: YamlDocument, context: ManifestContext): Promise<CheckedDocument> {
  if (parsed.value === undefined) return { diagnostics: [] };
  const { kind, diagnostics: kindFaults } = pickKind(parsed);
  if (!kind) return { diagnostics: kindFaults };
  const environments = placedNames(parsed, "/metadata/environments");
  const active = !environments || environments.some(({ name }) => name === context.environment.name);
  const scope = chooseScope(environments, active, context);
  const { document, segments, diagnostics: faults, ...mentions } = interpolate(parsed, kind.resource, scope);
  const checkSchema = loadSchemaCheck(kind.schema, {
    ...schemaRules,
    hints: { ...usualSlips, stranger: fieldsOfOthers(kind) },
  });
  const value: JsonValue = document.value ?? null;
  const findings = kind.rules.flatMap((rule) => rule(value, mentions.references, context.project));
  const told = [...faults, ...checkSchema(document)];
  const places = { written: parsed, document, segments };
  const all = addRuleFindings(told, findings, places);
  const isDoubt = isJsonObject(getAt(document.value, "/metadata/adopt")) ? isQueryError : () => false;
  const own = all.map((finding) => (isDoubt(finding) ? toDoubt(finding) : finding));
  const name = placedName(document, "/metadata/name");
  if (!name) return { diagnostics: own };
  const address = addressOf(kind.resource, name.name);
  const displayName = placedName(document, "/spec/name");
  const healthy = !hasErrors(own) && parsed.poisoned.size === 0;
  const query = healthy ? readManifestQuery(kind.resource, places, mentions.references) : undefined;
  const manifest: Manifest = {
    kind: kind.resource,
    address,
    name,
    ...(displayName && { displayName }),
    previousNames: placedNames(document, "/metadata/previousNames") ?? [],
    ...(environments && { environments }),
    active,
    references: mentions.references,
    secrets: mentions.secrets,
    ...(query && { query }),
    resources: healthy && active ? addDoubts(toResources(kind.resource, document, mentions), all.filter(isDoubt)) : [],
  };
  return { manifest, diagnostics: own.map((finding) => ({ ...finding, address })) };
}

/** Whether a finding says that a query is none, as far as the language is known. */
function isQueryError({ code, severity }: Diagnostic): boolean {
  return severity === "error" && code.startsWith("query-");
}

/** Without the space nobody knows whether the object runs this very query, so it is a warning that says when it counts. */
function toDoubt(error: Diagnostic): Diagnostic {
  const condition = "a plan refuses this, unless the object to adopt has the same query in the space";
  return { ...error, severity: "warning", hint: error.hint === undefined ? condition : `${error.hint}; ${condition}` };
}

/** What the query of an object that is to be adopted may be faulted for, which its live text decides. */
function addDoubts([own, ...parts]: DeclaredResource[], doubts: readonly Diagnostic[]): DeclaredResource[] {
  if (!own) return [];
  const told = doubts.map((doubt) => ({ ...doubt, address: own.address }));
  return [doubts.length === 0 ? own : { ...own, doubts: told }, ...parts];
}

/** A manifest of other environments is checked with the variables of the first of them that exists. */
function chooseScope(
  environments: readonly PlacedName[] | undefined,
  active: boolean,
  { project, environment, space }: ManifestContext,
): InterpolationScope {
  const own = environments?.map(({ name }) => project.environments.get(name)).find((entry) => entry !== undefined);
  const chosen = active ? environment : own;
  const all = [...project.environments.values()];
  return { ...(chosen && { environment: chosen }), environments: all, ...(space && { spaceId: space.id }) };
}

function placedName(document: YamlDocument, pointer: Pointer): PlacedName | undefined {
  const name = getAt(document.value, pointer);
  if (typeof name !== "string" || name === "" || isWithin(pointer, document.poisoned)) return undefined;
  return { name, source: headRange(document, pointer) };
}

/** The usable names of a list; `undefined` when there is no list. */
function placedNames(document: YamlDocument, pointer: Pointer): PlacedName[] | undefined {
  const list = getAt(document.value, pointer);
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((_item, index) => placedName(document, childPointer(pointer, index)) ?? []);
}
