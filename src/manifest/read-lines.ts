import { SourceText } from "../diagnostics/source-text.ts";
import { isJsonObject, type JsonObject } from "../values/json.ts";
import { getAt, pointerKeys, setAt, type Pointer } from "../values/pointer.ts";
import { overlay } from "../resources/wire-values.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { PositionTable } from "../yaml/position-table.ts";
import { loadSchemaCheck } from "../yaml/validate.ts";
import { schemaRules } from "./check-manifest.ts";
import { interpolate } from "./interpolate.ts";
import { manifestKinds, type ManifestKind } from "./kinds.ts";

/** Lines of a `spec` that somebody may put into a manifest, and where they belong. */
export interface SpecLines {
  /** The kind of the manifest. */
  kind: string;
  /** Where the resource stands in the `spec`: the empty text, or such as `/destinations/0`. */
  place: Pointer;
  /** Indented as they stand in a manifest. */
  lines: readonly string[];
  /** What the manifest declares of the resource already, interpolated. */
  declared: JsonObject;
  /** For parts: what is known of the `spec` around them. */
  around?: JsonObject | undefined;
}

/** What lines say where they are put into a manifest, and why that manifest would be refused. */
export interface ReadLines {
  /** What the lines alone declare, interpolated; texts with secrets still are templates. */
  value: JsonObject;
  /** Messages of errors that the manifest has not without them, each once. */
  faults: string[];
}

/** Reads lines just as a manifest that holds them is read: syntax, interpolations, the schema and the rules of its kind. */
export function readLines({ kind: name, place, lines, declared, around = {} }: SpecLines): ReadLines {
  const kind = manifestKinds.find(({ resource }) => resource.kind === name);
  if (!kind) throw new TypeError(`manifests have no kind ${name}`);
  const { documents, diagnostics } = parseYaml(new SourceText("lines", [...openPlace(place), ...lines, ""].join("\n")));
  const [parsed] = documents;
  const faults = diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
  if (!parsed || documents.length > 1 || parsed.value === undefined) return { value: {}, faults };
  const filled = interpolate(parsed, kind.resource, {});
  const first = getAt(filled.document.value, `/spec${firstOf(place)}`);
  const value = isJsonObject(first) ? first : {};
  const before = new Set(findFaults(kind, specOf(place, declared, around)));
  const after = findFaults(kind, specOf(place, overlay(declared, value), around));
  const found = [...faults, ...filled.diagnostics.map(({ message }) => message), ...after];
  return { value, faults: [...new Set(found)].filter((message) => !before.has(message)) };
}

/** The lines before those of a resource, of which each list has this one entry. */
function openPlace(place: Pointer): string[] {
  const keys = pointerKeys(place);
  return ["spec:", ...keys.map((key, depth) => " ".repeat(2 * (depth + 1)) + (depth % 2 === 0 ? `${key}:` : "-"))];
}

/** The same place where each list has one entry. */
function firstOf(place: Pointer): Pointer {
  return place.replaceAll(/\/\d+/g, "/0");
}

function specOf(place: Pointer, own: JsonObject, around: JsonObject): JsonObject {
  if (place === "") return own;
  const spec = structuredClone(around);
  const keys = pointerKeys(place);
  let list = "";
  for (let at = 0; at < keys.length; at += 2) {
    list += `/${keys[at] ?? ""}`;
    setAt(spec, list, [at + 2 < keys.length ? {} : own]);
    list += "/0";
  }
  return spec;
}

/** Errors of the schema and the rules. Those of a manifest that is not whole come up with the lines and without. */
function findFaults({ resource, schema, rules }: ManifestKind, spec: JsonObject): string[] {
  const value = { apiVersion: "audiencectl/v1", kind: resource.kind, metadata: { name: "x", replace: "allow" }, spec };
  const document = {
    source: new SourceText("lines", ""),
    value,
    positions: new PositionTable(),
    poisoned: new Set<Pointer>(),
  };
  const told = [
    ...loadSchemaCheck(schema, schemaRules)(document),
    ...rules.flatMap((rule) =>
      rule(value, [], { allowedFunctions: [], lint: { ignore: [], names: [], namePatterns: [] } }),
    ),
  ];
  return told.filter(({ severity }) => severity === "error").map(({ message }) => message);
}
