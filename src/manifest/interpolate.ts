import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ResourceReference } from "../resources/resource.ts";
import { locateInScalar } from "../yaml/locate-in-scalar.ts";
import { isPlainObject, type PlainObject, type PlainValue } from "../yaml/plain-value.ts";
import { childPointer, type Pointer } from "../yaml/pointer.ts";
import { headRange, type YamlDocument } from "../yaml/yaml-document.ts";
import type { Scope } from "./expressions.ts";
import { interpolateText, type TextSegment } from "./interpolate-text.ts";

/** A document with its interpolations filled in. */
export interface InterpolatedDocument {
  document: YamlDocument;
  /** Pointers are into `spec`. */
  references: ResourceReference[];
  diagnostics: Diagnostic[];
  /** For every text that held interpolations, where its stretches come from. */
  segments: ReadonlyMap<Pointer, readonly TextSegment[]>;
}

/** Fills in the interpolations inside `spec`, and refuses them everywhere else. */
export function interpolate(document: YamlDocument, scope: Scope): InterpolatedDocument {
  const walk = new Interpolation(document, scope);
  const value = walk.fill(document.value ?? null, "");
  const poisoned = new Set([...document.poisoned, ...walk.poisoned]);
  const filled = { ...document, value, poisoned, origins: walk.origins };
  const { references, diagnostics, segments } = walk;
  return { document: filled, references, diagnostics, segments };
}

class Interpolation {
  readonly references: ResourceReference[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly poisoned: Pointer[] = [];
  readonly segments = new Map<Pointer, readonly TextSegment[]>();
  readonly origins = new Map<Pointer, string>();
  readonly #document: YamlDocument;
  readonly #scope: Scope;

  constructor(document: YamlDocument, scope: Scope) {
    this.#document = document;
    this.#scope = scope;
  }

  fill(value: PlainValue, pointer: Pointer, inList = false): PlainValue {
    if (typeof value === "string") return value.includes("${") ? this.#fillText(value, pointer, inList) : value;
    if (Array.isArray(value)) return value.map((item, index) => this.fill(item, childPointer(pointer, index), true));
    if (!isPlainObject(value)) return value;
    const filled: PlainObject = {};
    for (const [key, item] of Object.entries(value)) filled[key] = this.fill(item, childPointer(pointer, key));
    return filled;
  }

  #fillText(text: string, pointer: Pointer, inList: boolean): PlainValue {
    if (!pointer.startsWith("/spec/")) {
      const hint = "interpolations are filled in inside spec only";
      this.#refuse(pointer, `${JSON.stringify(text.slice(0, 60))} holds an interpolation`, hint);
      return text;
    }
    const { value, references, faults, unknown, origin, segments } = interpolateText(text, this.#scope);
    this.segments.set(pointer, segments);
    if (faults.length > 0 || unknown) this.poisoned.push(pointer);
    for (const { start, end, ...fault } of faults) {
      const source = locateInScalar(this.#document, pointer, start, end);
      this.diagnostics.push({ ...fault, severity: "error", source });
    }
    for (const { address, start, end } of references) {
      const source = locateInScalar(this.#document, pointer, start, end);
      this.references.push({ pointer: pointer.slice("/spec".length), address, source });
    }
    if (origin !== undefined) this.origins.set(pointer, origin);
    if (!inList || !Array.isArray(value)) return value;
    const hint = "a list variable fills a whole value: field: ${var.NAME}";
    this.#refuse(pointer, `${text} is a list and cannot be an item of a list`, hint);
    return value;
  }

  #refuse(pointer: Pointer, message: string, hint: string): void {
    const source = headRange(this.#document, pointer);
    this.diagnostics.push({ code: "manifest-invalid-interpolation", severity: "error", message, hint, source });
    this.poisoned.push(pointer);
  }
}
