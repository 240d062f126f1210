import { identify } from "./adoptions.ts";
import { fieldsOf, type KindName, type Value, type Values } from "./fields.ts";
import { addressOf, manifestsOf, type Declared, type Known } from "./model.ts";
import { freeName, pick } from "./pick.ts";
import type { ManifestEdit } from "./steps.ts";

const MOST_MANIFESTS = 6;

/**
 * Adds a manifest. @returns A sentence; nothing when there are enough of them.
 *
 * @param picks Numbers that pick the values, field by field.
 * @param adopted The `adopt` line and the display name of what it adopts. Default: none, and a name of its own.
 */
export function addManifest(
  known: Known,
  kind: KindName,
  number: number,
  picks: readonly number[],
  adopted?: { line: NonNullable<Declared["adopt"]>; name: Value | undefined },
): string | undefined {
  const displayName = adopted ? adopted.name : freeName(known, { kind, number }, number);
  if (displayName === undefined || manifestsOf(known).length >= MOST_MANIFESTS) return undefined;
  const values: Values = {};
  for (const [index, { field, usual, ...row }] of fieldsOf[kind].entries()) {
    const options = [...row.values(number), ...(usual === undefined ? [] : [undefined])];
    const value = field === "name" ? displayName : pick(options, picks[index] ?? 0);
    if (value !== undefined) values[field] = value;
  }
  const name = `n${number}`;
  const adopt = adopted && { adopt: adopted.line };
  known.declared.push({ kind, number, name, previousNames: [], values, isThere: true, ...adopt });
  const rest = adopted ? `, which adopts the object with the ${adopted.line.by} ${adopted.line.value}` : "";
  return `the manifest ${addressOf(kind, name)} is added: ${JSON.stringify(values)}${rest}`;
}

/** Adds a manifest that adopts a live object, be it anybody's or not. */
export function adopt(
  known: Known,
  { which, by, values }: Omit<Extract<ManifestEdit, { type: "adopt" }>, "type">,
): string | undefined {
  const numbers = new Set(known.declared.map(({ number }) => number));
  const object = pick(
    known.live.filter(({ number }) => !numbers.has(number)),
    which,
  );
  const way = pick(["id", "name", "key"] as const, by) ?? "id";
  const value = object && identify(object)[way];
  if (!object || typeof value !== "string") return undefined;
  const adopted = { line: { by: way, value }, name: object.values.name };
  return addManifest(known, object.kind, object.number, values, adopted);
}
