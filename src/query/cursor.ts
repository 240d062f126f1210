import type { QueryFinding, Span } from "./finding.ts";
import { showToken, type Token } from "./token.ts";

/** After so many findings a text is something else than a query, and reading on helps nobody. */
const maximumFindings = 40;

/** More levels than 50 primary expressions can need; keeps every later walk over the tree off the end of the stack. */
const maximumDepth = 100;

/** A place in a list of tokens, and what was found on the way. Once halted it stands at the end for good. */
export class Cursor {
  readonly findings: QueryFinding[] = [];
  /** Whether part of the text was not understood, so that no tree can stand for it. */
  broken = false;
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  #at = 0;
  #depth = 0;
  #halted = false;

  /** The text that the tokens were cut from. */
  readonly source: string;

  /** @param tokens The tokens of the text, with or without an `end`. */
  constructor(source: string, tokens: readonly Token[]) {
    this.source = source;
    this.#tokens = tokens;
    this.#end = { kind: "end", text: "", value: "", start: source.length, end: source.length };
  }

  /** The token `ahead` of the current one, or the end. */
  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? this.#end;
  }

  /** The current token; moves past it. */
  take(): Token {
    const token = this.peek();
    if (token.kind !== "end") this.#at += 1;
    return token;
  }

  /** The token before the current one. */
  get last(): Token | undefined {
    return this.#tokens[this.#at - 1];
  }

  /** Whether the current token (or one ahead of it) is the punctuation mark. */
  is(mark: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === "punctuation" && token.text === mark;
  }

  /** Moves past the punctuation mark if it is there. */
  skip(mark: string): boolean {
    if (!this.is(mark)) return false;
    this.take();
    return true;
  }

  /** Adds a finding about a spelling that is understood all the same. */
  note(finding: QueryFinding): void {
    if (this.#halted) return;
    this.findings.push(finding);
    if (this.findings.length >= maximumFindings) {
      const { start } = this.peek();
      this.#halt();
      this.findings.push({
        code: "query-too-many-faults",
        severity: "error",
        message: `Reading stops here after ${maximumFindings} findings`,
        start,
        end: this.#end.end,
      });
    }
  }

  /** Adds an error that leaves a hole in the tree. */
  fail(finding: Omit<QueryFinding, "severity">): void {
    this.broken = true;
    this.note({ severity: "error", ...finding });
  }

  /** Takes back the findings of a code from a place on: what was found there later explains them. */
  withdraw(code: QueryFinding["code"], from: number): void {
    const kept = this.findings.filter((finding) => finding.code !== code || finding.start < from);
    this.findings.splice(0, this.findings.length, ...kept);
  }

  /** Reports that something else was expected where the current token stands. */
  failHere(expected: string, hint?: string): void {
    const token = this.peek();
    this.fail({
      code: "query-syntax",
      message: `Expected ${expected}, found ${showToken(token)}`,
      ...spanOf(token),
      ...(hint === undefined ? {} : { hint }),
    });
  }

  /** Moves to the mark that closes the bracket that is open here, or to the end. */
  skipToClose(): void {
    let open = 0;
    for (; this.peek().kind !== "end"; this.take()) {
      const { kind, text } = this.peek();
      if (kind !== "punctuation") continue;
      if ("([{".includes(text)) open += 1;
      else if (")]}".includes(text)) {
        if (open === 0) return;
        open -= 1;
      }
    }
  }

  /** Runs a step one level deeper, or reports that there are too many levels and gives up on the text. */
  nest<T>(step: () => T): T | undefined {
    if (this.#depth >= maximumDepth) {
      this.giveUp("query-too-deep", `The query is nested more than ${maximumDepth} levels deep`);
      return undefined;
    }
    this.#depth += 1;
    try {
      return step();
    } finally {
      this.#depth -= 1;
    }
  }

  /** Reports why the rest of the text is not worth reading, and moves to its end for good. */
  giveUp(code: QueryFinding["code"], message: string): void {
    this.fail({ code, message, ...spanOf(this.peek()) });
    this.#halt();
  }

  #halt(): void {
    this.broken = true;
    this.#halted = true;
    this.#at = this.#tokens.length;
  }
}

/** Only the position of something. */
export function spanOf({ start, end }: Span): Span {
  return { start, end };
}
