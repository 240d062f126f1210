/** Texts are looked at for so many characters before and after a quote. */
const WIDEST = 1000;

/**
 * What to do about a text that goes on after its closing quote, because a quote of the same sort is in it; `undefined` when no
 * text in quotes ends there.
 *
 * @param text The whole file.
 * @param end Where the text goes on, in UTF-16 units.
 */
export function nestedQuoteHint(text: string, end: number): string | undefined {
  const before = /(?:[:,[{-]\s+|\[|\{)((["'])[^\n]*\2)\s*$/.exec(text.slice(Math.max(0, end - WIDEST), end));
  const [, start = "", quote = ""] = before ?? [];
  if (quote === "") return undefined;
  const rest = /^[^\r\n]*/.exec(text.slice(end, end + WIDEST))?.[0].trimEnd() ?? "";
  if (!rest.includes(quote)) return undefined;
  const inner = `${start}${rest}`.slice(1).replace(new RegExp(`${quote}$`), "");
  const other = quote === "'" ? '"' : "'";
  const block = "start the text on the next line, below |, without quotes around it";
  const why = `the ${quote} inside ends the text`;
  if (inner.includes(other) || inner.includes("\\")) return `${why}: ${block}`;
  return `${why}: ${inner.length <= 60 ? `write ${other}${inner}${other}` : `write ${other} around it`}, or ${block}`;
}
