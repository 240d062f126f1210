/** What may be before and after an address in a sentence. */
const OPENING = /^["'(]*/;
const CLOSING = /^["')\]]*[.,;?!:]*$/;

/** So many words of a line to paste are looked at. */
const MOST_WORDS = 12;

/**
 * The words of a sentence, where words that are copied as one are one: an address with blanks, and lines to paste such as
 * `adopt: {id: "aud_1"}`.
 *
 * @param wholes Addresses and the like that may be in the sentence.
 */
export function joinUnits(words: readonly string[], wholes: readonly string[]): string[] {
  const addresses = wholes.filter((whole) => whole.includes(" ")).toSorted((a, b) => b.length - a.length);
  const joined: string[] = [];
  let index = 0;
  while (index < words.length) {
    const length = addressLength(words, index, addresses) ?? bracesLength(words, index) ?? 1;
    joined.push(words.slice(index, index + length).join(" "));
    index += length;
  }
  return joined;
}

/** How many words the address has that begins with a word. */
function addressLength(words: readonly string[], index: number, addresses: readonly string[]): number | undefined {
  const found = addresses.find((address) => {
    const length = address.split(" ").length;
    const here = words
      .slice(index, index + length)
      .join(" ")
      .replace(OPENING, "");
    return here.startsWith(address) && CLOSING.test(here.slice(address.length));
  });
  return found?.split(" ").length;
}

/** How many words there are from a key, or an opening brace, to the brace that closes it. */
function bracesLength(words: readonly string[], index: number): number | undefined {
  const opening = /^\w+:$/.test(words[index] ?? "") ? index + 1 : index;
  if (!words[opening]?.startsWith("{")) return undefined;
  const texts = words.slice(index, index + MOST_WORDS).map((_, last) => words.slice(index, index + last + 1).join(" "));
  const length = texts.findIndex((text, last) => index + last >= opening && depth(text) === 0) + 1;
  return length === 0 ? undefined : length;
}

function depth(text: string): number {
  return (text.match(/\{/g)?.length ?? 0) - (text.match(/\}/g)?.length ?? 0);
}
