import type { ErrorCode } from "yaml";
import type { RuleCode } from "../diagnostics/codes.ts";

/** How one kind of syntax fault is told to people. */
export interface SyntaxRule {
  /** The parser's code for it. */
  parserCode: ErrorCode;
  /** Tells faults of one parser code apart by the parser's message; every one when left out. */
  when?: RegExp;
  code: RuleCode;
  /** `{text}` stands for the offending text. */
  message: string;
  hint: string;
  /**
   * Where to point when the parser's own place helps nobody: `opening` is the bracket or quote that is never closed,
   * `next-text` the first character after the blanks, `last-line` the last line of the stretch, `escape` two characters.
   */
  place?: "opening" | "next-text" | "last-line" | "escape";
  /** Only one value suffers: the rest of the document means what it says and is checked further. */
  local?: true;
  /** The text before the place may be one in quotes that ended too early. */
  afterText?: true;
  /** The parser lost its way earlier: said only when nothing else is. */
  followUp?: true;
}

const syntax = "document-syntax";
const quoteIt = "put the whole text in quotes";

/**
 * Every fault the YAML parser (yaml 2.9) reports, the first fitting row counts. Faults that leave the rest of the
 * document readable (keys, tags) are found while reading the values, not here.
 */
export const syntaxRules: readonly SyntaxRule[] = [
  {
    parserCode: "TAB_AS_INDENT",
    code: "document-tab-indent",
    message: "a tab is used for indentation",
    hint: "indent with spaces",
  },
  {
    parserCode: "BAD_INDENT",
    when: /must be sufficiently indented and end with/,
    code: syntax,
    message: "the bracket {text} is never closed, or its content is not indented",
    hint: "close the bracket, and indent everything inside it deeper than the key",
    place: "opening",
  },
  {
    parserCode: "BAD_INDENT",
    when: /same column/,
    code: syntax,
    message: "the line is indented differently from its neighbours",
    hint: "the fields of one mapping, and the items of one list, all start in the same column",
    place: "next-text",
  },
  {
    parserCode: "BAD_INDENT",
    code: syntax,
    message: "the text block is not indented deeper than its key",
    hint: "indent every line of the text by two more spaces than the key",
  },
  {
    parserCode: "MULTILINE_IMPLICIT_KEY",
    when: /deeper/,
    code: syntax,
    message: "the line is indented deeper than the field above it, which has a value already",
    hint: "the fields of one mapping all start in the same column",
    place: "last-line",
  },
  {
    parserCode: "MULTILINE_IMPLICIT_KEY",
    when: /list item/,
    code: syntax,
    message: "a list item is among the fields of a mapping",
    hint: "put the list below a key of its own",
  },
  {
    parserCode: "MULTILINE_IMPLICIT_KEY",
    code: syntax,
    message: "{text} is neither a field nor a value",
    hint: "write key: value, with a space after the colon",
  },
  {
    parserCode: "BLOCK_AS_IMPLICIT_KEY",
    code: syntax,
    message: "a second field starts on the line of the first",
    hint: "put a text that holds a colon and a space in quotes, or start the inner mapping on the next line",
  },
  {
    parserCode: "MISSING_CHAR",
    when: /Missing closing/,
    code: syntax,
    message: "the quote {text} is never closed",
    hint: "close the quote; inside single quotes an apostrophe is written twice",
    place: "opening",
  },
  {
    parserCode: "MISSING_CHAR",
    when: /must end with/,
    code: syntax,
    message: "the bracket {text} is never closed",
    hint: "close the bracket",
    place: "opening",
  },
  {
    parserCode: "MISSING_CHAR",
    when: /followed by map values/,
    code: syntax,
    message: "{text} is neither a field nor a value",
    hint: "write key: value, with a space after the colon",
  },
  {
    parserCode: "MISSING_CHAR",
    when: /Missing , |Missing space after :/,
    code: syntax,
    message: "a comma or a colon is missing before {text}",
    hint: "separate the items inside brackets by commas, and put texts with special characters in quotes",
  },
  {
    parserCode: "MISSING_CHAR",
    when: /Comments must be separated/,
    code: syntax,
    message: "the comment needs a space before its #",
    hint: `put a space before the #, or ${quoteIt}`,
    local: true,
  },
  {
    parserCode: "MISSING_CHAR",
    when: /directives-end marker/,
    code: syntax,
    message: "a mapping starts on the line of the ---",
    hint: "start it on the next line",
  },
  {
    parserCode: "MISSING_CHAR",
    code: syntax,
    message: "a character is missing before {text}",
    hint: "put texts with special characters in quotes",
  },
  {
    parserCode: "UNEXPECTED_TOKEN",
    when: /in YAML stream/,
    code: syntax,
    message: "{text} comes after the end of the content",
    hint: "remove it, or start a new document with ---",
    followUp: true,
  },
  {
    parserCode: "UNEXPECTED_TOKEN",
    when: /at node end/,
    code: syntax,
    message: "{text} comes after a value that has ended",
    hint: quoteIt,
    afterText: true,
  },
  {
    parserCode: "UNEXPECTED_TOKEN",
    when: /block-seq-ind on same line/,
    code: syntax,
    message: "a list starts on the line of its key",
    hint: "put the - on the next line; a text that starts with - and a space belongs in quotes",
  },
  {
    parserCode: "UNEXPECTED_TOKEN",
    when: /Block scalar header/,
    code: syntax,
    message: "{text} follows the | or > that starts a text block",
    hint: "start the text on the next line",
    local: true,
  },
  {
    parserCode: "UNEXPECTED_TOKEN",
    when: /Unexpected , |empty item/,
    code: syntax,
    message: "an item is missing before the comma",
    hint: "remove the comma",
    local: true,
  },
  { parserCode: "UNEXPECTED_TOKEN", code: syntax, message: "{text} is not allowed here", hint: quoteIt },
  {
    parserCode: "BAD_SCALAR_START",
    code: syntax,
    message: "a text cannot start with {text}",
    hint: quoteIt,
    local: true,
  },
  {
    parserCode: "BAD_DQ_ESCAPE",
    code: syntax,
    message: "{text} is not an escape that double quotes know",
    hint: "use single quotes, or write the backslash twice",
    place: "escape",
    local: true,
  },
  {
    parserCode: "BLOCK_IN_FLOW",
    code: syntax,
    message: "a field without a comma before it is inside brackets",
    hint: "separate the items inside brackets by commas, and put texts with special characters in quotes",
  },
  {
    parserCode: "KEY_OVER_1024_CHARS",
    code: syntax,
    message: "the key is longer than 1024 characters",
    hint: "a colon is probably missing a space after it, or a quote is not closed",
  },
  {
    parserCode: "BAD_ALIAS",
    code: syntax,
    message: "the name after {text} is missing or ends with a colon",
    hint: "a text that starts with * or & belongs in quotes",
  },
  {
    parserCode: "ALIAS_PROPS",
    code: syntax,
    message: "{text} cannot have an anchor or a tag of its own",
    hint: "remove the anchor or the tag",
  },
  {
    parserCode: "MULTIPLE_ANCHORS",
    code: syntax,
    message: "{text} is a second anchor of one value",
    hint: "keep one of them",
  },
  {
    parserCode: "MULTIPLE_TAGS",
    code: syntax,
    message: "{text} is a second tag of one value",
    hint: "remove both",
  },
  {
    parserCode: "BAD_PROP_ORDER",
    code: syntax,
    message: "{text} comes before the indicator it belongs after",
    hint: "write anchors after the - or the colon",
  },
  {
    parserCode: "RESOURCE_EXHAUSTION",
    code: "document-too-deep",
    message: "the document is nested too deeply",
    hint: "write it with fewer levels",
  },
];

/** What is said of a fault that no row knows. */
export const unknownSyntaxRule = {
  code: syntax,
  message: "the text is not valid YAML at {text}",
  hint: quoteIt,
} as const satisfies Omit<SyntaxRule, "parserCode">;
