import { splitCamelCase } from "../values/words.ts";
import { compareText } from "../values/compare-text.ts";
import type { JsonObject } from "../values/json.ts";
import type { OwnedPair } from "../plan/draft.ts";
import { fieldPath, getAt, type Pointer } from "../values/pointer.ts";
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

/** Another variable for a secret that was changed in one of the places where its variable is named. */
export interface RenamedSecret {
  name: string;
  /** In how many other places it is named. */
  uses: number;
  to: string;
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

  /**
   * The variable for a secret that the space has instead of the one of a declared variable, where that is named elsewhere, too:
   * its other value would be sent to all of them. `undefined`: it may get the other value.
   *
   * @param of The declared object, and the live one.
   */
  renamed(name: string, { desired, live }: OwnedPair, pointer: Pointer): RenamedSecret | undefined {
    const mask = getAt(live.spec, pointer);
    if (typeof mask !== "string") return undefined;
    const uses = this.#declared.usesBeside(desired.address, name, mask);
    if (uses === 0) return undefined;
    const path = fieldPath(pointer);
    const identity = JSON.stringify([live.facts.slug ?? live.name, name, path, mask]);
    return { name, uses, to: this.#choose(identity, name, 2, mask, `${path} of ${live.name} (${mask})`) };
  }

  /** What to say of a name besides, where nothing tells whether it is of the same secret as where it is named already. */
  doubtOf(name: string): string | undefined {
    if (!this.#declared.isUntold(name)) return undefined;
    let number = 2;
    while (this.#placeholders.has(`${name}_${number}`) || this.#declared.isDeclared(`${name}_${number}`)) number += 1;
    return `whether its secret is the one of ${name}, which is used elsewhere, is not known: if it is not, write ${name}_${number} instead`;
  }

  #nameOf({ name, facts: { slug } }: LiveResource, path: readonly string[], mask: string): string {
    const identity = JSON.stringify([slug ?? name, path, mask]);
    const base = toVariable([slug ?? name, ...path]);
    return this.#choose(identity, base, 1, mask, `${path.join(".")} of ${name} (${mask})`);
  }

  /** @param first The first number to try. 1 is the name without a number. */
  #choose(identity: string, base: string, first: number, mask: string, about: string): string {
    const known = this.#names.get(identity);
    if (known !== undefined) return known;
    let number = first;
    const numbered = (): string => (number === 1 ? base : `${base}_${number}`);
    while (this.#isTaken(numbered(), mask, number > 1)) number += 1;
    this.#names.set(identity, numbered());
    this.#placeholders.set(numbered(), { name: numbered(), about });
    return numbered();
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
