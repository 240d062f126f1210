import { cellCode, code } from "./code.ts";
import { joinUnits } from "./units.ts";

/*
 * Whatever comes from a space, a file or an answer is shown as text and nothing else. In GitHub's Markdown the only place
 * where neither markup nor mentions, issue numbers, commits, emoji or addresses of the web are looked for is code. So what
 * is not made of letters, digits and signs that cannot mean anything becomes code: a name as a whole, a sentence word by
 * word.
 */

/** Letters, digits and harmless signs. An underscore means nothing inside of a word, nor a colon at its end or in a time. */
const harmless = /^["'(“]*[\p{L}\p{N}→…–](?:[\p{L}\p{N}.,;'"“”()%/=?+-]|(?<=\w)_(?=\w)|:$|(?<=\d\d):(?=\d\d(?!\d)))*$/u;

/** Signs that stand alone. An equals sign is the line below a heading only where it is the first of its own line. */
const signs = /^(?:[%).,;/→–-]+|=)$/;

/** What GitHub makes links of although it looks like a word: addresses, issues, commits. */
const meaningful = /www\.|GH-\d|(?<![0-9a-f])(?=\d*[a-f])[0-9a-f]{7,}/i;

/** What would begin a list or a heading's underline, were it the first word of a line. */
const beginning = /^(?:\d+[.)]|[-+=]+)$/;

/**
 * A sentence on one line: its harmless words as they are, the others as code.
 *
 * @param wholes Addresses and the like that may be in it: with a blank, each becomes one part of code. Default: none.
 */
export function prose(text: string, wholes: readonly string[] = []): string {
  return byWord(text, code, wholes);
}

/** The same for the cell of a table. */
export function cellProse(text: string, wholes: readonly string[] = []): string {
  return byWord(text, cellCode, wholes);
}

/** A name for the cell of a table: as it is, or as a whole as code. */
export function cellName(text: string): string {
  const words = text.split(" ");
  return words.every(isHarmless) && !beginning.test(words[0] ?? "") ? text : cellCode(text);
}

/** Neighbours that both become code become one part of it. What ends a sentence stays outside. */
function byWord(text: string, asCode: (text: string) => string, wholes: readonly string[]): string {
  // Where there is nothing to say, nothing is said: only a value is shown as empty.
  if (text === "") return "";
  const parts: ProsePart[] = [];
  const words = joinUnits(text.split(" "), wholes);
  const commands = wordsOfCommands(words);
  for (const [index, word] of words.entries()) {
    const isCode = commands.has(index) || word.includes(" ");
    const part = toProsePart(word, { first: index === 0, isCode });
    const last = parts.at(-1);
    if (last && last.plain === part.plain && last.end === "" && part.start === "")
      Object.assign(last, { text: `${last.text} ${part.text}`, end: part.end });
    else parts.push(part);
  }
  return parts.map(({ start, plain, text, end }) => `${start}${plain ? text : asCode(text)}${end}`).join(" ");
}

interface ProsePart {
  /** Brackets before code. */
  start: string;
  plain: boolean;
  text: string;
  /** Punctuation after code. */
  end: string;
}

/** Where the words of command lines stand: they follow a colon, and go on to the end of that part of the sentence. */
function wordsOfCommands(words: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [index, word] of words.entries()) {
    const begins = word === "audiencectl" && words[index - 1]?.endsWith(":") === true;
    // A full stop alone is a folder.
    const goesOn = found.has(index - 1) && !/^(?!\.$).*[,;.)]$/.test(words[index - 1] ?? "");
    if (begins || goesOn) found.add(index);
  }
  return found;
}

function toProsePart(word: string, { first, isCode }: { first: boolean; isCode: boolean }): ProsePart {
  if (!isCode && isHarmless(word) && !(first && beginning.test(word)))
    return { start: "", plain: true, text: word, end: "" };
  if (first && beginning.test(word)) return { start: "", plain: false, text: word, end: "" };
  const [start = ""] = word.includes(" ") ? (/^\(*/.exec(word) ?? []) : [];
  const rest = word.slice(start.length);
  const [end = ""] = leavesOpen(rest) ? [""] : (endOf(rest).exec(rest) ?? []);
  const text = rest.slice(0, rest.length - end.length);
  return text === "" ? { start, plain: false, text: rest, end: "" } : { start, plain: false, text, end };
}

/** What ends a part of a sentence, with the brackets that were opened before it. A full stop may be what makes a word an address. */
function endOf(word: string): RegExp {
  if (openBrackets(word) < 0) return /[)\]}]+[.,;?!:]*$/;
  return /www\./i.test(word) ? /[,;?!:]*$/ : /[.,;?!:]*$/;
}

/** Whether a word has brackets that go on in the next one. */
function leavesOpen(word: string): boolean {
  return openBrackets(word) > 0;
}

/** How many more brackets a word opens than it closes. */
function openBrackets(word: string): number {
  return (word.match(/[([{]/g)?.length ?? 0) - (word.match(/[)\]}]/g)?.length ?? 0);
}

function isHarmless(word: string): boolean {
  return signs.test(word) || (harmless.test(word) && !meaningful.test(word));
}
