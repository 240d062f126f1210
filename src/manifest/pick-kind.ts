import { joinWords } from "../values/words.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { toPrintable } from "../values/printable.ts";
import { suggest } from "../values/suggest.ts";
import { describeValue } from "../yaml/describe-value.ts";
import { isJsonObject, member } from "../values/json.ts";
import { childPointer } from "../values/pointer.ts";
import { headRange, ownerRange, valueRange, writtenText, type YamlDocument } from "../yaml/yaml-document.ts";
import type { ResourceKind } from "../resources/kind.ts";
import { resourceKinds, wholeKindOf } from "../resources/kinds.ts";
import { manifestKinds, type ManifestKind } from "./kinds.ts";
import { testKind } from "./test-documents.ts";

/** The kind of a document, or the one finding that says why it has none. */
export type PickedKind = { kind: ManifestKind; diagnostics: [] } | { kind?: undefined; diagnostics: Diagnostic[] };

const known = manifestKinds.map(({ resource }) => resource.kind);
const notAManifest = "leave the file out of spec.manifests if it is not a manifest";

/** Finds the row of the table of kinds for a document. Nothing else can be checked without it. */
export function pickKind(document: YamlDocument): PickedKind {
  const { value } = document;
  if (!isJsonObject(value)) {
    const message = `the document is ${describeValue(value ?? null, writtenText(document, ""))}, not a mapping`;
    return refuse("document-not-a-mapping", message, headRange(document, ""), notAManifest);
  }
  if (document.poisoned.has("/kind")) return { diagnostics: [] };
  const name = member(value, "kind");
  if (name === undefined) return missingKind(document, Object.keys(value));
  if (name === null) {
    return refuse("manifest-null", "kind has no value", valueRange(document, "/kind"), `known: ${known.join(", ")}`);
  }
  const kind = manifestKinds.find(({ resource }) => resource.kind === name);
  if (kind) return { kind, diagnostics: [] };
  const source = headRange(document, "/kind");
  if (typeof name !== "string") {
    const message = `kind is ${describeValue(name, writtenText(document, "/kind"))}, not a text`;
    return refuse("manifest-wrong-type", message, source, `known: ${known.join(", ")}`);
  }
  const found = toPrintable(name);
  if (name === "Project") {
    const hint = "a project file is not a manifest: leave it out of spec.manifests";
    return refuse("manifest-unknown-kind", `the kind ${found} does not belong here`, source, hint);
  }
  const testHint = "a test is not a manifest: list its file in spec.tests of the project file, or move it there";
  if (name === testKind) {
    return refuse("manifest-unknown-kind", `the kind ${found} does not belong here`, source, testHint);
  }
  const part = resourceKinds.find(({ kind, parent }) => parent && kind.toLowerCase() === name.toLowerCase());
  if (part) {
    const hint = `it is a part of ${wholeKindOf(part.kind).kind} manifests: see audiencectl explain ${part.prefix}`;
    return refuse("manifest-unknown-kind", `the kind ${found} has no manifests of its own`, source, hint);
  }
  const near = suggest(name, known) ?? manifestKinds.find(({ resource }) => isWordFor(name, resource))?.resource.kind;
  if (near === undefined && suggest(name, [testKind]) !== undefined)
    return refuse(
      "manifest-unknown-kind",
      `the kind ${found} is not known`,
      source,
      `did you mean ${testKind}? ${testHint}`,
    );
  const hint = `${near === undefined ? "" : `did you mean ${near}? `}known: ${known.join(", ")}; ${notAManifest}`;
  return refuse("manifest-unknown-kind", `the kind ${found} is not known`, source, hint);
}

/** What other tools call the objects of a kind. */
const otherWords: Readonly<Record<string, string>> = { segment: "audience", cohort: "audience", list: "audience" };

function isWordFor(name: string, { kind, prefix }: ResourceKind): boolean {
  const word = name.toLowerCase().replace(/s$/, "");
  return word === kind.toLowerCase() || (otherWords[word] ?? word) === prefix;
}

function missingKind(document: YamlDocument, fields: readonly string[]): PickedKind {
  if (document.poisoned.has("")) return { diagnostics: [] };
  const near = fields.find((field) => suggest(field, ["kind"]) === "kind");
  const hint =
    near === undefined ? `add kind: ${joinWords(known)}; ${notAManifest}` : `did you mean kind instead of ${near}?`;
  const [first] = fields;
  const source = ownerRange(document, first === undefined ? "" : childPointer("", near ?? first));
  return refuse("manifest-missing-field", "the document lacks kind", source, hint);
}

function refuse(code: Diagnostic["code"], message: string, source: Diagnostic["source"], hint: string): PickedKind {
  return { diagnostics: [{ code, severity: "error", message, hint, ...(source && { source }) }] };
}
