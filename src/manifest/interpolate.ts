import type { Diagnostic, SourceRange } from "../diagnostics/diagnostic.ts";
import type { ResourceKind } from "../resources/kind.ts";
import type { ResourceReference, SecretReference, VariableReference } from "../resources/resource.ts";
import { isTemplate } from "../values/template.ts";
import { locateInScalar } from "../yaml/locate-in-scalar.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../values/json.ts";
import { childPointer, type Pointer } from "../values/pointer.ts";
import { headRange, keyRange, type YamlDocument } from "../yaml/yaml-document.ts";
import type { InterpolationScope } from "./expressions.ts";
import { mayHoldSecret } from "./field-places.ts";
import { interpolateText, type TextSegment } from "./interpolate-text.ts";

/** A document with its interpolations filled in. */
export interface InterpolatedDocument {
  document: YamlDocument;
  /** Pointers are into `spec`. */
  references: ResourceReference[];
  /** Pointers are into `spec`. */
  secrets: SecretReference[];
  /** Pointers are into `spec`. */
  variables: VariableReference[];
  /** Whether a text still mentions the id of the space, which is not known. */
  lacksSpaceId: boolean;
  diagnostics: Diagnostic[];
  /** For every text that held interpolations, where its stretches come from. */
  segments: ReadonlyMap<Pointer, readonly TextSegment[]>;
}

/** Fills in the interpolations inside the `spec` of a manifest, and refuses them everywhere else. */
export function interpolate(
  document: YamlDocument,
  kind: ResourceKind,
  scope: InterpolationScope,
): InterpolatedDocument {
  const walk = new Interpolation(document, kind, scope);
  const value = walk.fill(document.value ?? null, "");
  const poisoned = new Set([...document.poisoned, ...walk.poisoned]);
  const filled = { ...document, value, poisoned, origins: walk.origins };
  const { references, secrets, variables, lacksSpaceId, diagnostics, segments } = walk;
  return { document: filled, references, secrets, variables, lacksSpaceId, diagnostics, segments };
}

class Interpolation {
  readonly references: ResourceReference[] = [];
  readonly secrets: SecretReference[] = [];
  readonly variables: VariableReference[] = [];
  readonly diagnostics: Diagnostic[] = [];
  lacksSpaceId = false;
  readonly poisoned: Pointer[] = [];
  readonly segments = new Map<Pointer, readonly TextSegment[]>();
  readonly origins = new Map<Pointer, string>();
  readonly #document: YamlDocument;
  readonly #kind: ResourceKind;
  readonly #scope: InterpolationScope;

  constructor(document: YamlDocument, kind: ResourceKind, scope: InterpolationScope) {
    this.#document = document;
    this.#kind = kind;
    this.#scope = scope;
  }

  fill(value: JsonValue, pointer: Pointer, inList = false): JsonValue {
    if (typeof value === "string") return isTemplate(value) ? this.#fillText(value, pointer, inList) : value;
    if (Array.isArray(value)) return value.map((item, index) => this.fill(item, childPointer(pointer, index), true));
    if (!isJsonObject(value)) return value;
    const filled: JsonObject = {};
    for (const [key, item] of Object.entries(value)) {
      const place = childPointer(pointer, key);
      if (isTemplate(key)) this.#refuseKey(key, place);
      filled[key] = this.fill(item, place);
    }
    return filled;
  }

  #fillText(text: string, pointer: Pointer, inList: boolean): JsonValue {
    if (!pointer.startsWith("/spec/")) {
      const hint = "interpolations are filled in inside spec only";
      this.#refuse(pointer, `${JSON.stringify(text.slice(0, 60))} holds an interpolation`, hint);
      return text;
    }
    const scope = { ...this.#scope, secrets: mayHoldSecret(this.#kind, pointer) };
    const filled = interpolateText(text, scope);
    const { value, references, secrets, faults, unknown, origin, segments } = filled;
    this.lacksSpaceId ||= filled.lacksSpaceId;
    this.segments.set(pointer, segments);
    if (faults.length > 0 || unknown) this.poisoned.push(pointer);
    for (const { start, end, ...fault } of faults) {
      const source = locateInScalar(this.#document, pointer, start, end);
      this.diagnostics.push({ ...fault, severity: "error", source });
    }
    const field = pointer.slice("/spec".length);
    for (const { address, start, end } of references) {
      const source = locateInScalar(this.#document, pointer, start, end);
      this.references.push({ pointer: field, address, source });
    }
    for (const { name, start, end } of secrets) {
      const source = locateInScalar(this.#document, pointer, start, end);
      this.secrets.push({ pointer: field, name, source });
    }
    for (const name of new Set(filled.variables)) this.variables.push({ pointer: field, name });
    if (origin !== undefined) this.origins.set(pointer, origin);
    if (!inList || !Array.isArray(value)) return value;
    const hint = "a list variable fills a whole value: field: ${var.NAME}";
    this.#refuse(pointer, `${text} is a list and cannot be an item of a list`, hint);
    return value;
  }

  /** A key would be the name of a field before anything is filled in, so it would be sent as it is written. */
  #refuseKey(key: string, pointer: Pointer): void {
    const message = `the key ${JSON.stringify(key.slice(0, 60))} holds an interpolation`;
    const source = keyRange(this.#document, pointer);
    this.#refuse(pointer, message, "interpolations are filled in values, not in keys", source);
  }

  #refuse(
    pointer: Pointer,
    message: string,
    hint: string,
    source: SourceRange = headRange(this.#document, pointer),
  ): void {
    this.diagnostics.push({ code: "manifest-invalid-interpolation", severity: "error", message, hint, source });
    this.poisoned.push(pointer);
  }
}
