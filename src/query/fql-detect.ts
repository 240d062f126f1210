const queryCall = /\b(?:event|entity|trait|property|context|literal)\s*\(/;
const strings = /'(?:[^'\\]|\\[\s\S])*'?|"(?:[^"\\]|\\[\s\S])*"?/g;
const place = String.raw`(?:^|[(!,[=<>]|\b(?:and|or|not|in)\b)\s*`;
const field = String.raw`(?:type|event|context|properties|traits|integrations|(?:user|anonymous|group|message)Id|timestamp)\b`;
const after = String.raw`\s*(?:[.=!<>)]|in\b|and\b|or\b|$)`;
const call = String.raw`(?:(?:match|length|typeof|(?:lower|upper|snake|kebab|title)case)\s*\(|contains\s*\(\s*${field})`;
const filterStart = new RegExp(`${place}(?:${field}${after}|${call})`, "i");

/**
 * Whether a text looks like FQL, the language of space filters, rather than an audience query: it calls no extractor,
 * yet names a field of an event or a function of FQL where a condition starts (facts 5.2).
 */
export function looksLikeFql(text: string): boolean {
  return !queryCall.test(text) && filterStart.test(text.replaceAll(strings, "''"));
}

/** Whether a text looks like an audience query: it calls an extractor. */
export function looksLikeQuery(text: string): boolean {
  return queryCall.test(text.replaceAll(strings, "''"));
}
