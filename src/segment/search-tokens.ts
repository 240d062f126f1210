import { createMask } from "./mask.ts";
import type { Secret } from "./secret.ts";

/** What is shorter stands in texts that have nothing to do with it, so it counts only as the whole of a text. In characters. */
const SHORTEST_WITHIN = 16;

/** Whether a JSON value has a token in any of its texts, names included. */
export type TokenSearch = (value: unknown) => boolean;

/** A search for tokens, in all the spellings that a mask finds. */
export function searchTokens(tokens: readonly Secret[]): TokenSearch {
  const isLong = (token: Secret): boolean => token.reveal().length >= SHORTEST_WITHIN;
  const mask = createMask(tokens.filter(isLong));
  const short = tokens.filter((token) => !isLong(token)).map((token) => JSON.stringify(token.reveal()));
  return (value) => {
    const text = JSON.stringify(value) ?? "";
    return mask.redact(text) !== text || short.some((each) => each !== '""' && text.includes(each));
  };
}
