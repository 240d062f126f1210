import { Cursor } from "./cursor.ts";
import type { QueryFinding } from "./finding.ts";
import { tokensLookLikeFql } from "./fql-detect.ts";
import { readTokens } from "./lexer.ts";
import { Parser } from "./parser.ts";
import { rememberTexts } from "./remember-texts.ts";
import type { QueryNode } from "./syntax-tree.ts";
import type { Token } from "./token.ts";

/** What reading a query gives. It is shared by all who read the same text. */
export interface ParsedQuery {
  /** The tree, or `undefined` when part of the text was not understood. */
  readonly tree: QueryNode | undefined;
  /** Faults of spelling and grammar; what the query means is for `checkQuery`. */
  readonly findings: readonly QueryFinding[];
}

/**
 * Reads the query of an audience or a computed trait. Never throws; goes on after a fault to find further ones; takes
 * time in proportion to the length of the text. The grammar is the reconstruction of API.md 4.3, wider where the
 * vendor's page shows more (API.md 4.4).
 *
 * A plan asks for the tree of a changed query many times, for every check and every sentence anew, so the latest trees
 * are remembered. A tree takes about 40 bytes for each character of its text, so they take 4 MB at most, whatever the
 * size of the project. More would cost more than it saves: a tree that outlives the young part of the heap is moved
 * twice, which takes as long as reading its text again.
 */
export const parseQuery: (text: string) => ParsedQuery = rememberTexts(readQuery, { texts: 250, characters: 100_000 });

function readQuery(text: string): ParsedQuery {
  const { tokens, findings, complete } = readTokens(text);
  if (tokensLookLikeFql(tokens)) return { tree: undefined, findings: [findFilter(text)] };
  const cursor = new Cursor(text, tokens);
  const tree = new Parser(cursor).parse();
  return {
    tree: complete && !cursor.broken ? tree : undefined,
    findings: withoutEchoes(
      [...findings, ...cursor.findings].toSorted((a, b) => a.start - b.start),
      tokens,
    ),
  };
}

/**
 * A missing quote turns the rest of its line inside out, so what is unexpected there is no fault of its own. Where the quote is
 * missing before a word that has one after it, that the word needs quotes says it all.
 */
function withoutEchoes(findings: QueryFinding[], tokens: readonly Token[]): QueryFinding[] {
  const open = tokens.filter(({ unclosed }) => unclosed);
  const isBare = ({ code, end }: QueryFinding, { start }: Token): boolean =>
    code === "query-unquoted-name" && end === start;
  return findings
    .filter(({ code, start, end }) => {
      const token = open.find((each) => each.start <= end && start <= each.end);
      if (!token) return true;
      if (code === "query-syntax") return false;
      return code !== "query-string" || !findings.some((finding) => isBare(finding, token));
    })
    .map((finding) => {
      const token = open.find((each) => isBare(finding, each));
      if (!token || !finding.fix) return finding;
      // The quote after it is there.
      return { ...finding, hint: "add the quote before it", fix: { ...finding.fix, end: token.start + 1 } };
    });
}

function findFilter(text: string): QueryFinding {
  return {
    code: "query-is-fql",
    severity: "error",
    message: "This is FQL, the language of space filters, not an audience query",
    hint: "a query asks about the history of a profile: event('Button Clicked').count() >= 1",
    start: text.length - text.trimStart().length,
    end: text.trimEnd().length,
  };
}
