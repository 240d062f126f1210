/** How a text stands between the quotes of a shell. */
export interface ShellQuotes {
  /** The text that is meant by what is typed after the opening quote. */
  read: (typed: string) => string;
  /** What is typed for a text; `undefined` where it cannot stand between these quotes. */
  write: (text: string) => string | undefined;
}

/** The quotes of bash and zsh, by their character. */
const byQuote: Readonly<Record<string, ShellQuotes>> = {
  '"': {
    read: (typed) => typed.replaceAll(/\\([\\"$`])/g, "$1"),
    // An exclamation mark calls up an earlier command there, and a backslash before it would stay.
    write: (text) => (text.includes("!") ? undefined : text.replaceAll(/[\\"$`]/g, String.raw`\$&`)),
  },
  "'": {
    read: (typed) => typed,
    write: (text) => (text.includes("'") ? undefined : text),
  },
};

/** For a shell that takes off and puts on quotes by itself. */
const none: ShellQuotes = { read: (typed) => typed, write: (text) => text };

/** @param quote The character that opens the text. Left out: the text is what is meant. */
export function shellQuotes(quote?: string): ShellQuotes {
  return (quote === undefined ? undefined : byQuote[quote]) ?? none;
}
