/** How much is remembered at most. */
export interface MemoryBound {
  /** Texts; at least one. */
  texts: number;
  /** Length of all texts together, in UTF-16 units. A longer text is not remembered at all. */
  characters: number;
}

/**
 * Makes a function that works once for each text, as long as it remembers: the oldest text is forgotten first. What it
 * gives is shared by all who ask, so nobody may change it.
 *
 * @param work Always gives the same for the same text.
 */
export function rememberTexts<Result extends object>(
  work: (text: string) => Result,
  bound: MemoryBound,
): (text: string) => Result {
  const known = new Map<string, { result: Result | undefined }>();
  // One iterator for good: a new one would walk past all that was forgotten, each time.
  const fromOldest = known.entries();
  let characters = 0;

  const forgetOldest = (): void => {
    const [text, memory] = fromOldest.next().value ?? ["", { result: undefined }];
    known.delete(text);
    characters -= text.length;
    // When a map grows, its earlier table stays in memory for a while, and would keep what it held.
    memory.result = undefined;
  };
  return (text) => {
    const earlier = known.get(text)?.result;
    if (earlier) return earlier;
    const result = work(text);
    if (text.length > bound.characters) return result;
    known.set(text, { result });
    characters += text.length;
    while (known.size > bound.texts || characters > bound.characters) forgetOldest();
    return result;
  };
}
