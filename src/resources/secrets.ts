import { randomUUID } from "node:crypto";
import { getAt, setAt, type Pointer } from "../values/pointer.ts";
import type { JsonObject } from "../values/json.ts";
import { isMasked } from "../values/masked-value.ts";
import { resolveTemplate, templateAt } from "../values/template.ts";

/** The value of an environment variable, or `undefined` while it is not set. */
export type SecretSource = (name: string) => string | undefined;

/** What reports show in place of a live value where a manifest declares a secret of another value. */
const OTHER_SECRET = "(another secret)";

/**
 * Live values with secrets put out of sight: where a manifest declares `${env.X}` and the API shows the value, it becomes
 * the text of the manifest when both are the same, and a word when they are not. Without the secret's value nobody can
 * tell, so then they count as the same. Masked values stay masked.
 *
 * @param pointers The declared texts that hold secrets.
 */
export function veilSecrets(
  declared: JsonObject,
  pointers: readonly Pointer[],
  live: JsonObject,
  secretOf: SecretSource,
): JsonObject {
  if (pointers.length === 0) return live;
  const veiled = structuredClone(live);
  for (const pointer of pointers) {
    const [template, shown] = [templateAt(declared, pointer), getAt(live, pointer)];
    if (template === undefined || shown === undefined || isMasked(shown)) continue;
    const { value, secrets } = resolveTemplate(template, () => undefined, secretOf);
    setAt(veiled, pointer, secrets.length > 0 || value === shown ? template : OTHER_SECRET);
  }
  return veiled;
}

/** Values with their secrets filled in, as they are sent, and the names of those that are not set. */
export function fillSecrets(
  values: JsonObject,
  pointers: readonly Pointer[],
  secretOf: SecretSource,
): { values: JsonObject; missing: string[] } {
  if (pointers.length === 0) return { values, missing: [] };
  const filled = structuredClone(values);
  const missing = new Set<string>();
  for (const pointer of pointers) {
    const template = templateAt(filled, pointer);
    if (template === undefined) continue;
    const { value, secrets } = resolveTemplate(template, () => undefined, secretOf);
    setAt(filled, pointer, value);
    for (const name of secrets) missing.add(name);
  }
  return { values: filled, missing: [...missing] };
}

declare const isFilled: unique symbol;

/** Values whose secrets are filled in, or are taken out of what is built of them. Only `buildBody` makes such values. */
export type FilledValues = JsonObject & { readonly [isFilled]: true };

/** What stands for a secret that is not set, in values that nobody sends: nothing else looks like it. */
const MARK = randomUUID();
const STAND_IN = new RegExp(String.raw`${MARK}:(\w+):`, "g");

/**
 * Builds the body of a request from values with secrets. Not every body contains all of them, so one that is not set is
 * missing only where the body contains it, and then there is no body.
 *
 * @param pointers The texts that hold secrets.
 */
export function buildBody(
  values: JsonObject,
  pointers: readonly Pointer[],
  secretOf: SecretSource,
  build: (filled: FilledValues) => JsonObject,
): { body: JsonObject } | { missing: string[] } {
  const { values: filled } = fillSecrets(values, pointers, (name) => secretOf(name) ?? `${MARK}:${name}:`);
  const body = build(filled as FilledValues);
  const missing = [...JSON.stringify(body).matchAll(STAND_IN)].map(([, name = ""]) => name);
  return missing.length > 0 ? { missing: [...new Set(missing)] } : { body };
}
