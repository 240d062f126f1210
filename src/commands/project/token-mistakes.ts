/** What somebody took for the token: how it is found, and what to do. Nothing of the token itself is in the texts. */
export interface TokenMistake {
  pattern: RegExp;
  /** To follow "it". */
  found: string;
  remedy: string;
}

/** What gets into a token by mistake. */
const mistakes: readonly TokenMistake[] = [
  {
    pattern: /^(["'`]).*\1$/,
    found: "is in quotes, and they would be sent along",
    remedy: "take the quotes away: env files and CI settings often keep them",
  },
  {
    pattern: /^\$|\$\{|\{\{|%[A-Z_]+%/,
    found: "looks like the name of a variable that nobody filled in",
    remedy: "check how the pipeline hands the secret on, and whether this job may see it",
  },
  {
    pattern: /^<.*>$/,
    found: "looks like a placeholder",
    remedy: "put the token itself in its place",
  },
  {
    pattern: /^(bearer|authorization)\b[:=]?/i,
    found: "begins like a header",
    remedy: "leave Bearer or Authorization out, and give the token alone",
  },
  {
    pattern: /^(export\s+)?[A-Z][A-Z0-9_]*\s*=\s*[^\s=]/,
    found: "begins with the name of a variable",
    remedy: "give the token alone, without NAME= before it",
  },
  {
    pattern: /\n/,
    found: "has several lines",
    remedy: "give the token alone, on one line",
  },
];

/** What is wrong with a text that is to be a token; `undefined` where nothing shows. */
export function findTokenMistake(text: string): TokenMistake | undefined {
  return mistakes.find(({ pattern }) => pattern.test(text));
}
