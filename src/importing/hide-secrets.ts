import { splitCamelCase } from "../values/words.ts";
import { compareText } from "../values/compare-text.ts";
import type { JsonObject } from "../values/json.ts";
import type { LiveResource } from "../resources/resource.ts";
import { ownerOfVariable } from "../project/reserved-variables.ts";
import { declareSettings } from "../resources/declare-settings.ts";
import type { SettingsWriter } from "../resources/declare-parts.ts";
import { noSecretsKnown, type KnownSecrets } from "./known-secrets.ts";

/** A secret that a manifest has to name, because the API shows only a mask of it. */
export interface SecretPlaceholder {
  /** The environment variable. */
  name: string;
  /** What it is, for people. */
  about: string;
}

/**
 * Gives names to the secrets of settings: one environment variable for each secret of each destination. Different masks
 * are different secrets; alike ones are taken for one, and that has to be told.
 */
export class SecretNames implements SettingsWriter {
  readonly #names = new Map<string, string>();
  readonly #placeholders = new Map<string, SecretPlaceholder>();
  readonly #declared: KnownSecrets;

  /** @param declared What manifests name already: a variable with another value is not taken once more. Default: nothing. */
  constructor(declared: KnownSecrets = noSecretsKnown) {
    this.#declared = declared;
  }

  /** All secrets that were named, in the order of their names. */
  all(): SecretPlaceholder[] {
    return [...this.#placeholders.values()].toSorted((a, b) => compareText(a.name, b.name));
  }

  /** Settings as a manifest writes them: masks become mentions of variables, and what is null is left out. @param onName Told of each. */
  hide(connection: LiveResource, settings: JsonObject, onName: (name: string) => void = () => {}): JsonObject {
    return declareSettings(settings, (path, mask) => {
      const name = this.#nameOf(connection, path, mask);
      onName(name);
      return name;
    });
  }

  #nameOf({ name, facts: { slug } }: LiveResource, path: readonly string[], mask: string): string {
    const identity = JSON.stringify([slug ?? name, path, mask]);
    const known = this.#names.get(identity);
    if (known !== undefined) return known;
    const base = toVariable([slug ?? name, ...path]);
    let chosen = base;
    for (let number = 2; this.#isTaken(chosen, mask, number > 2); number += 1) chosen = `${base}_${number}`;
    this.#names.set(identity, chosen);
    this.#placeholders.set(chosen, { name: chosen, about: `${path.join(".")} of ${name} (${mask})` });
    return chosen;
  }

  /** @param isNumbered Whether the name has a number: what is declared under such a name was another secret once. */
  #isTaken(name: string, mask: string, isNumbered: boolean): boolean {
    if (this.#placeholders.has(name) || this.#declared.isOther(name, mask)) return true;
    return isNumbered && this.#declared.isDeclared(name) && !this.#declared.isShown(name, mask);
  }
}

/** `actions-mailroom`, `apiKey` → `ACTIONS_MAILROOM_API_KEY`. */
function toVariable(words: readonly string[]): string {
  const name = words
    .map((word) => splitCamelCase(word).replaceAll(/[^A-Za-z0-9]+/g, "_"))
    .join("_")
    .toUpperCase()
    .replaceAll(/_+/g, "_")
    .replaceAll(/^_|_$/g, "");
  return /^[A-Z]/.test(name) && ownerOfVariable(name) === undefined ? name : `SECRET_${name}`;
}
