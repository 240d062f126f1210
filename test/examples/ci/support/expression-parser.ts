import { asText, isSame, isTrue, memberOf } from "./expression-values.ts";

/** What an expression can look at, such as `github`, `secrets` and `steps`. */
export type ExpressionContext = Readonly<Record<string, unknown>>;

/** How the steps before went, for `always()` and its neighbours. */
export interface StepsSoFar {
  failed: boolean;
}

type Token = string;

const tokenPattern = /\s*('(?:[^']|'')*'|==|!=|&&|\|\||[!()[\],]|[A-Za-z_][\w-]*(?:\.[\w-]+)*|\d+)/y;

/**
 * Splits an expression into its tokens.
 *
 * @throws {SyntaxError} for what the examples do not use.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const source = text.trim();
  tokenPattern.lastIndex = 0;
  let at = 0;
  while (at < source.length) {
    tokenPattern.lastIndex = at;
    const token = tokenPattern.exec(source)?.[1];
    if (token === undefined) throw new SyntaxError(`cannot read ${source.slice(at)}`);
    tokens.push(token);
    at = tokenPattern.lastIndex;
  }
  return tokens;
}

/** Reads tokens and works out their value on the way. */
export class Parser {
  readonly #tokens: Token[];
  readonly #context: ExpressionContext;
  readonly #soFar: StepsSoFar;

  constructor(tokens: Token[], context: ExpressionContext, soFar: StepsSoFar) {
    this.#tokens = tokens;
    this.#context = context;
    this.#soFar = soFar;
  }

  readAll(): unknown {
    const value = this.#readEither();
    if (this.#tokens.length > 0) throw new SyntaxError(`nothing was expected at ${this.#tokens.join(" ")}`);
    return value;
  }

  #readEither(): unknown {
    let value = this.#readBoth();
    while (this.#take("||")) {
      const other = this.#readBoth();
      value = isTrue(value) ? value : other;
    }
    return value;
  }

  #readBoth(): unknown {
    let value = this.#readComparison();
    while (this.#take("&&")) {
      const other = this.#readComparison();
      value = isTrue(value) ? other : value;
    }
    return value;
  }

  #readComparison(): unknown {
    const value = this.#readOne();
    if (this.#take("==")) return isSame(value, this.#readOne());
    if (this.#take("!=")) return !isSame(value, this.#readOne());
    return value;
  }

  #readOne(): unknown {
    const token = this.#tokens.shift() ?? "";
    if (token === "!") return !isTrue(this.#readOne());
    if (token === "(") {
      const value = this.#readEither();
      this.#expect(")");
      return value;
    }
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^\d+$/.test(token)) return Number(token);
    if (token === "true" || token === "false") return token === "true";
    if (!/^[A-Za-z_]/.test(token)) throw new SyntaxError(`a value was expected at ${token}`);
    let value = this.#take("(") ? this.#call(token) : this.#lookUp(token);
    while (this.#take("[")) {
      value = memberOf(value, asText(this.#readEither()));
      this.#expect("]");
    }
    return value;
  }

  #call(name: string): unknown {
    const words = this.#readWords();
    if (name === "always") return true;
    if (name === "cancelled") return false;
    if (name === "success") return !this.#soFar.failed;
    if (name === "failure") return this.#soFar.failed;
    const [first = "", ...others] = words;
    if (name === "fromJSON") return JSON.parse(first) as unknown;
    if (name === "format") return first.replaceAll(/\{(\d+)\}/g, (_, index: string) => others[Number(index)] ?? "");
    throw new SyntaxError(`${name}() is not known here`);
  }

  /** What a call is given, up to its closing bracket. */
  #readWords(): string[] {
    const words: string[] = [];
    while (!this.#take(")")) {
      if (words.length > 0) this.#expect(",");
      words.push(asText(this.#readEither()));
    }
    return words;
  }

  /** What is not there is empty, as on a runner; but the first name has to be known. */
  #lookUp(path: string): unknown {
    const [first = "", ...rest] = path.split(".");
    if (!(first in this.#context)) throw new SyntaxError(`${first} is not available here`);
    let value: unknown = this.#context[first];
    for (const name of rest) value = memberOf(value, name);
    return value;
  }

  #take(token: Token): boolean {
    if (this.#tokens[0] !== token) return false;
    this.#tokens.shift();
    return true;
  }

  #expect(token: Token): void {
    if (!this.#take(token)) throw new SyntaxError(`${token} was expected`);
  }
}
