import { PRINTED_MASK } from "../values/masked-value.ts";

/** A text that must never be printed: every way of turning it into output gives a mask; only `reveal` gives the text. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The text itself. Call it only where the text goes onto the wire. */
  reveal(): string {
    return this.#value;
  }

  /** The given text with every occurrence of the secret masked. */
  redact(text: string): string {
    return this.#value === "" ? text : text.replaceAll(this.#value, PRINTED_MASK);
  }

  toString(): string {
    return PRINTED_MASK;
  }

  toJSON(): string {
    return PRINTED_MASK;
  }

  /** Node's `inspect.custom`, by its registered name: with the import of it the types would need those of Node. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return PRINTED_MASK;
  }
}
