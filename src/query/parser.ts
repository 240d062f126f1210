import { spanOf, type Cursor } from "./cursor.ts";
import { functions } from "./functions.ts";
import { readCall } from "./parse-call.ts";
import { chainGoesOn, comparisonFollows, readTail } from "./parse-chain.ts";
import { jointMeant, startsCondition } from "./joint-meant.ts";
import { foreignPrefix, type ForeignPrefix, unknownPrefix } from "./foreign-prefix.ts";
import { junctionOf, keywordOf, literalOf } from "./parse-words.ts";
import { keywords } from "./spelling.ts";
import { suggestId } from "../values/suggest.ts";
import { asChain, closeBracket, makeCall, type Reader } from "./reader.ts";
import type { CallNode, PrefixNode, QueryNode } from "./syntax-tree.ts";
import { showToken, type Token } from "./token.ts";

const prefixTypes: ReadonlyMap<string, PrefixNode["type"]> = new Map([
  ["NOT", "not"],
  ["ANY", "any"],
  ["ALL", "all"],
]);

/** Words of other languages that are near those, and mean something else. */
const otherWords: readonly string[] = ["NOR", "NAND"];

/** Twenty times what Segment takes. A text above that is not looked at any further. */
const maximumChains = 1000;

/** What joins conditions, after a word that does not. */
function hintFor({ kind, text }: Token): string | undefined {
  if (kind !== "word") return undefined;
  return text.toUpperCase() === "XOR"
    ? "for one of two conditions and not both write (a OR b) AND NOT (a AND b)"
    : "join conditions with AND or OR";
}

/** Recursive descent over the conditions of a query. */
export class Parser implements Reader {
  readonly cursor: Cursor;
  inner = 0;
  #chains = 0;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }

  parse(): QueryNode | undefined {
    const { cursor } = this;
    if (cursor.peek().kind === "end") {
      cursor.fail({ code: "query-empty", message: "The query is empty", ...spanOf(cursor.peek()) });
      return undefined;
    }
    const tree = this.condition();
    while (cursor.peek().kind !== "end") {
      this.#failStray();
      while (!this.#canGoOn()) cursor.take();
      if (junctionOf(cursor.peek())) cursor.take();
      if (startsCondition(this.cursor)) this.condition();
    }
    return tree;
  }

  condition(): QueryNode | undefined {
    return this.cursor.nest(() => this.#run("or", () => this.#run("and", () => this.#prefixed())));
  }

  group(): QueryNode | undefined {
    const open = this.cursor.take();
    const inner = this.condition();
    const end = closeBracket(this.cursor, open, open.text === "(" ? ")" : "}");
    if (!inner) return undefined;
    if (open.text === "{") this.#noteBraces(open.start, end);
    return { ...inner, start: open.start, end };
  }

  /** The vendor's table shows `where({…})`, none of its full examples does: API.md 4.4. */
  #noteBraces(start: number, end: number): void {
    this.cursor.note({
      code: "query-undocumented",
      severity: "warning",
      message: "No complete example of the reference has braces around a condition",
      start,
      end,
      fix: { start, end, text: this.cursor.source.slice(start + 1, end - 1) },
    });
  }

  #failStray(): void {
    const { cursor } = this;
    const token = cursor.peek();
    if (token.kind === "punctuation" && ")]}".includes(token.text)) {
      const message = `Nothing before was opened that this "${token.text}" could close`;
      cursor.fail({ code: "query-unclosed", message, ...spanOf(token) });
    } else cursor.failHere("AND, OR or the end of the query", hintFor(token));
    cursor.take();
  }

  /** After a fault: whether a joint, a condition or a bracket without partner is next, or nothing. */
  #canGoOn(): boolean {
    const token = this.cursor.peek();
    const closes = token.kind === "punctuation" && ")]}".includes(token.text);
    return closes || token.kind === "end" || junctionOf(token) !== undefined || startsCondition(this.cursor);
  }

  #run(type: "and" | "or", next: () => QueryNode | undefined): QueryNode | undefined {
    const operands = [next()];
    while (this.#joins(type)) operands.push(next());
    const known = operands.filter((operand) => operand !== undefined);
    const [first] = known;
    if (known.length < 2) return first;
    return first && { type, operands: known, start: first.start, end: known.at(-1)?.end ?? first.end };
  }

  #joins(type: "and" | "or"): boolean {
    const { cursor } = this;
    const joint = cursor.peek();
    const meant = jointMeant(cursor);
    if (meant?.joint === type.toUpperCase()) {
      cursor.take();
      // What is denied by it is not read, so no tree is made.
      if (meant.text !== meant.joint) cursor.broken = true;
      this.#noteMeant(joint, meant.text);
      return true;
    }
    const keyword = junctionOf(joint);
    if (keyword === type.toUpperCase()) {
      cursor.take();
      this.#noteKeyword(joint, keyword);
      return true;
    }
    if (type === "or" || keyword || meant || !startsCondition(cursor)) return false;
    cursor.fail({
      code: "query-missing-junction",
      message: `AND or OR is missing before ${showToken(joint)}`,
      ...spanOf(joint),
    });
    return true;
  }

  #noteKeyword(token: Token, keyword: string): void {
    if (token.text === keyword) return;
    const { cursor } = this;
    const word = token.kind === "word";
    const before = /\s/.test(cursor.source.charAt(token.start - 1)) || token.start === 0 ? "" : " ";
    const after = /\s/.test(cursor.source.charAt(token.end)) ? "" : " ";
    cursor.note({
      code: word ? "query-letter-case" : "query-foreign-spelling",
      severity: word ? "warning" : "error",
      message: word
        ? `Only ${keyword} in capitals is documented, not "${token.text}"`
        : `"${token.text}" is not part of the query language; it writes ${keyword}`,
      ...spanOf(token),
      fix: { ...spanOf(token), text: word ? keyword : `${before}${keyword}${after}` },
    });
  }

  #noteMeant({ text, ...span }: Token, meant: string): void {
    this.cursor.note({
      code: "query-foreign-spelling",
      severity: "error",
      message: `"${text}" is not part of the query language; did you mean ${meant}?`,
      ...spanOf(span),
      fix: { ...spanOf(span), text: meant },
    });
  }

  #prefixed(): QueryNode | undefined {
    const token = this.cursor.peek();
    const keyword = keywordOf(token) ?? "";
    const foreign = this.#foreignPrefix(token);
    const type = prefixTypes.get(foreign?.meant ?? keyword);
    if (!type && !foreign) return this.#primary();
    this.cursor.take();
    if (foreign?.hint !== undefined) this.#failPrefix(token, foreign);
    else if (foreign?.meant !== undefined) this.#noteMeant(token, foreign.meant);
    else this.#noteKeyword(token, keyword);
    const operand = this.cursor.nest(() => this.#prefixed());
    return operand && type && { type, operand, start: token.start, end: operand.end };
  }

  #failPrefix({ text, ...span }: Token, { meant, hint = "" }: ForeignPrefix): void {
    this.cursor.fail({
      code: "query-foreign-spelling",
      message: `"${text}" before a condition is not part of the query language${meant === undefined ? "" : `; did you mean ${meant}?`}`,
      hint,
      ...spanOf(span),
      ...(meant !== undefined && { fix: { ...spanOf(span), text: meant } }),
    });
  }

  /** What a word before a condition means that is none of the language: `NOT` for `NOTT`. In parentheses without a blank it is the name of a function. */
  #foreignPrefix(token: Token): ForeignPrefix | undefined {
    const { cursor } = this;
    const { kind, text, end } = token;
    if (kind !== "word" || keywordOf(token) || literalOf(token, cursor.peek(1))) return undefined;
    if (functions.has(text.toLowerCase()) || comparisonFollows(this, 1)) return undefined;
    const isCalled = cursor.is("(", 1);
    if (isCalled && (cursor.peek(1).start === end || text !== text.toUpperCase() || cursor.peek(2).kind !== "word"))
      return undefined;
    const isBefore = isCalled || (cursor.peek(1).kind === "word" && startsCondition(cursor, 1));
    if (!isBefore && !(cursor.peek(1).kind === "word" && cursor.is("(", 2))) return undefined;
    const known = foreignPrefix(text);
    if (known) return known;
    const near = suggestId(text.toUpperCase(), [...keywords, ...otherWords]);
    if (near !== undefined && prefixTypes.has(near)) return { meant: near };
    return isBefore && !isCalled ? unknownPrefix : undefined;
  }

  #primary(): QueryNode | undefined {
    const { cursor } = this;
    const token = cursor.peek();
    if (cursor.is("(") || cursor.is("{")) return this.#goOn(this.group());
    const literal = literalOf(token, cursor.peek(1));
    if (literal) {
      cursor.take();
      return this.#goOn(literal);
    }
    if (token.kind === "word" && !junctionOf(token)) {
      this.#countChain();
      const head = cursor.is("(", 1) ? readCall(this) : this.#bareName();
      return head && readTail(this, { type: "chain", head, calls: [], start: head.start, end: head.end });
    }
    cursor.failHere("a condition or a value");
    // What closes or joins belongs to a caller; anything else would be met again.
    if (!(token.kind === "punctuation" && ")]},".includes(token.text)) && !junctionOf(token)) cursor.take();
    return undefined;
  }

  #countChain(): void {
    this.#chains += 1;
    if (this.#chains > maximumChains)
      this.cursor.giveUp("query-size", `The query has more than ${maximumChains} conditions; 50 are allowed`);
  }

  #goOn(node: QueryNode | undefined): QueryNode | undefined {
    const chain = node && chainGoesOn(this) ? asChain(node) : undefined;
    return chain ? readTail(this, chain) : node;
  }

  /** A word that is neither a keyword nor called: where it is compared, most likely a name without its quotes and its extractor. */
  #bareName(): CallNode {
    const { cursor } = this;
    const isProperty = this.#isPropertyOf(cursor.peek(-2));
    const token = cursor.take();
    const row = functions.get(token.text);
    const call = row ? row.example : `${this.inner > 0 ? "property" : "trait"}('${token.text}')`;
    const isName = !row && (isProperty || comparisonFollows(this));
    cursor.fail({
      code: row ? "query-missing-parentheses" : "query-unquoted-name",
      message: row
        ? `"${token.text}" is a function and needs its parentheses, such as ${call}`
        : `"${token.text}" is neither in quotes nor a call${isName ? `; did you mean ${call}?` : ""}`,
      ...spanOf(token),
      ...(isName && { fix: { ...spanOf(token), text: call } }),
      ...(!row && !isName && { hint: "a condition begins with event(…), trait(…) or another function of their kind" }),
    });
    return makeCall("trait", token, { args: [], form: "call", end: token.end });
  }

  /** Whether the word that is next is all that a function takes which takes a property. */
  #isPropertyOf({ text }: Token): boolean {
    const { cursor } = this;
    const ends = cursor.is(")", 1) || cursor.is(",", 1) || cursor.peek(1).text.toLowerCase() === "as";
    return ends && functions.get(text)?.args[0] === "property";
  }
}
