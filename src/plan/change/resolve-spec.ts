import type { JsonObject } from "../../values/json.ts";
import { setAt, type Pointer } from "../../values/pointer.ts";
import type { DesiredResource } from "../../resources/resource.ts";
import { resolveTemplate, templateAt } from "../../values/template.ts";

/** A declared spec with the keys filled in that are known already. */
export interface ResolvedSpec {
  spec: JsonObject;
  /** Texts that still are templates, because they name a key that exists only after another change. */
  unknown: Pointer[];
  /** The addresses whose keys are missing. */
  waitsFor: string[];
}

/** Fills the references of a declared spec in, as far as `keyOf` knows the keys. */
export function resolveSpec(desired: DesiredResource, keyOf: (address: string) => string | undefined): ResolvedSpec {
  if (desired.references.length === 0) return { spec: desired.spec, unknown: [], waitsFor: [] };
  const spec = structuredClone(desired.spec);
  const unknown: Pointer[] = [];
  const waitsFor = new Set<string>();
  for (const pointer of new Set(desired.references.map((reference) => reference.pointer))) {
    const template = templateAt(spec, pointer);
    if (template === undefined) continue;
    const resolved = resolveTemplate(template, keyOf);
    setAt(spec, pointer, resolved.value);
    if (resolved.unknown.length > 0) unknown.push(pointer);
    for (const address of resolved.unknown) waitsFor.add(address);
  }
  return { spec, unknown, waitsFor: [...waitsFor] };
}
