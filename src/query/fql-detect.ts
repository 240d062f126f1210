const queryCall = /\b(?:event|entity|trait|property|context)\s*\(/;
const strings = /'(?:[^'\\]|\\[\s\S])*'?|"(?:[^"\\]|\\[\s\S])*"?/g;
const eventField =
  /(?<![.\w])(?:type|event|context|properties|traits|integrations|userId|anonymousId|groupId|messageId|timestamp)\b\s*(?:[.=!<>)]|in\b|and\b|or\b|$)/i;
const filterCall =
  /(?<![.\w]\s*)(?:(?:match|length|typeof|(?:lower|upper|snake|kebab|title)case)\s*\(|contains\s*\(\s*[A-Za-z])/;

/**
 * Whether a text looks like FQL, the language of space filters, rather than an audience query: it calls no extractor,
 * yet names a field of an event or a function of FQL where a condition starts (facts 5.2).
 */
export function looksLikeFql(text: string): boolean {
  if (queryCall.test(text)) return false;
  const bare = text.replaceAll(strings, "''");
  return eventField.test(bare) || filterCall.test(bare);
}

/** Whether a text looks like an audience query: it calls an extractor. */
export function looksLikeQuery(text: string): boolean {
  return queryCall.test(text.replaceAll(strings, "''"));
}
