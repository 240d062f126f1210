import { readFqlTokens } from "./fql-lexer.ts";
import type { Token } from "./token.ts";

/** Names of events, none of them twice; `undefined`: any event may be among them. */
type Names = readonly string[] | undefined;

/**
 * The names of all events that a filter in FQL can find, as far as its text bounds them: `event = 'A'`, `event in ['A', 'B']`, and what
 * `and` and `or` make of these. `undefined` where it may find others, or is not understood.
 */
export function fqlEvents(text: string): string[] | undefined {
  const { tokens, findings } = readFqlTokens(text);
  if (findings.length > 0) return undefined;
  const reader = new Reader(tokens);
  const names = reader.readAny();
  return reader.isAtEnd && names ? [...names] : undefined;
}

/** Reads conditions into the events that they can find. What it does not know bounds nothing. */
class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  /** Parts joined by `or`: one that bounds nothing leaves all open. */
  readAny(): Names {
    let names = this.readAll();
    while (this.skip("or")) {
      const next = this.readAll();
      names = names && next && [...new Set([...names, ...next])];
    }
    return names;
  }

  /** Parts joined by `and`: whatever they find is among what each of them finds. */
  private readAll(): Names {
    let names = this.readPart();
    while (this.skip("and")) {
      const next = this.readPart();
      names = names && next ? names.filter((name) => next.includes(name)) : (names ?? next);
    }
    return names;
  }

  private readPart(): Names {
    if (this.skip("(")) {
      const names = this.readAny();
      return this.skip(")") ? names : this.giveUp();
    }
    const isEvent = this.peek(0) === "event";
    if (isEvent && this.peek(1) === "=") return this.readNames(2, 1);
    if (isEvent && this.peek(1) === "in" && this.peek(2) === "[") {
      const length = this.tokens.slice(this.at).findIndex(({ text }) => text === "]");
      return this.readNames(3, length - 3, 1);
    }
    return this.skipPart();
  }

  /** Texts in quotes after so many tokens; commas between them. */
  private readNames(before: number, length: number, after = 0): Names {
    const given = this.tokens.slice(this.at + before, this.at + before + length).filter(({ text }) => text !== ",");
    this.at += before + length + after;
    const isPlain = given.length > 0 && given.every(({ kind, text }) => kind === "string" && !text.includes("\\"));
    return isPlain && this.endsPart() ? given.map(({ text }) => text.slice(1, -1)) : this.giveUp();
  }

  /** Goes on to the junction or the bracket after a part that bounds no events. */
  private skipPart(): undefined {
    for (let depth = 0; !this.isAtEnd; this.at += 1) {
      const word = this.peek(0);
      if (depth === 0 && this.endsPart()) return undefined;
      if (word === "(" || word === "[") depth += 1;
      if (word === ")" || word === "]") depth -= 1;
    }
    return undefined;
  }

  private endsPart(): boolean {
    return this.isAtEnd || ["and", "or", ")"].includes(this.peek(0));
  }

  /** Leaves the rest unread, so that the whole is not understood. */
  private giveUp(): undefined {
    this.at = Infinity;
    return undefined;
  }

  private skip(word: string): boolean {
    if (this.peek(0) !== word) return false;
    this.at += 1;
    return true;
  }

  /** Words in small letters where these are junctions, `||` and `&&` among them (API.md 6.3). */
  private peek(ahead: number): string {
    const token = this.tokens[this.at + ahead];
    const word = token?.text.toLowerCase() ?? "";
    if (token?.kind === "string") return token.text;
    if (word === "||" || word === "&&") return word === "||" ? "or" : "and";
    return word === "and" || word === "or" || word === "in" ? word : (token?.text ?? "");
  }
}
