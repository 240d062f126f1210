import { Composer, Lexer, Parser, Schema, type CST, type Document, type ParsedNode } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";

/** Levels of nesting allowed in a document. The deepest field of a manifest has about ten. */
export const maxDepth = 60;
/** Words and marks allowed in a file: some four thousand audiences, parsed in about two seconds. */
export const maxLexemes = 1_000_000;

/** The parser keeps one entry for each level, one for the document and one for the scalar at the end. */
const maxStack = maxDepth + 2;

/** Core rules of YAML 1.2 and nothing else. One object for all documents: building it is the costly part. */
const schema = new Schema({ schema: "core", resolveKnownTags: false, merge: false });

/** The syntax trees of a file. */
export interface ComposedDocuments {
  documents: Document<ParsedNode>[];
  diagnostics: Diagnostic[];
  /** Whether a limit was hit, so that the rest of the file was not looked at. */
  stopped: boolean;
}

/**
 * Parses a text into syntax trees without ever running out of stack, memory or time: nesting and length are watched
 * while the parser runs, because afterwards is too late. What was complete before a limit was hit is returned.
 */
export function composeDocuments(source: SourceText): ComposedDocuments {
  const composer = new Composer({ schema, stringKeys: true, uniqueKeys: false, prettyErrors: false });
  const documents: Document<ParsedNode>[] = [];
  const diagnostics: Diagnostic[] = [];
  const stackTraceLimit = Error.stackTraceLimit;
  // The parser makes an Error for each fault; their stack traces would be most of the work on a damaged file.
  Error.stackTraceLimit = 0;
  try {
    for (const token of watchedTokens(source, diagnostics)) documents.push(...parsed(composer.next(token)));
    documents.push(...parsed(composer.end()));
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  return { documents, diagnostics, stopped: diagnostics.some(({ code }) => code !== "document-syntax") };
}

function* watchedTokens(source: SourceText, diagnostics: Diagnostic[]): Generator<CST.Token> {
  const parser = new Parser();
  let lexemes = 0;
  let lost = false;
  for (const lexeme of new Lexer().lex(source.text)) {
    lexemes += 1;
    if (lexemes > maxLexemes) {
      const message = `the file has more than ${maxLexemes.toLocaleString("en")} words and marks`;
      diagnostics.push({ ...limitFinding(source, parser.offset, message), code: "document-too-large" });
      return;
    }
    for (const token of parser.next(lexeme)) {
      if (token.type === "directive") diagnostics.push(...checkDirective(token, source, diagnostics.length > 0));
      // Once the parser has lost its way, every further word is an error: the first one says it all.
      else if (token.type !== "error" || !lost) yield token;
      lost = token.type === "error" || (lost && token.type !== "document");
    }
    if (parser.stack.length > maxStack) {
      const message = `the document has more than ${maxDepth} levels of nesting`;
      diagnostics.push({ ...limitFinding(source, parser.offset, message), code: "document-too-deep" });
      return;
    }
  }
  yield* parser.end();
}

/** `%YAML 1.2` says what is so anyway; other versions and directives would change what the text means. */
function checkDirective(token: CST.Directive, source: SourceText, silent: boolean): Diagnostic[] {
  if (silent || /^%YAML\s+1\.2\s*$/.test(token.source)) return [];
  const range = source.range(token.offset, token.offset + token.source.trimEnd().length);
  const message = `the directive ${token.source.trim()} is not supported`;
  return [{ code: "document-syntax", severity: "error", message, hint: "remove the line", source: range }];
}

function limitFinding(source: SourceText, offset: number, message: string): Omit<Diagnostic, "code"> {
  const hint = "leave the file out of spec.manifests, or split it";
  return { severity: "error", message, hint, source: source.range(offset, offset + 1) };
}

function parsed(documents: Iterable<Document>): Document<ParsedNode>[] {
  // The composer's type leaves out that what it composes from a text always has ranges.
  return [...documents] as Document<ParsedNode>[];
}
