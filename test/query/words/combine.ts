/** Where a part of the words may end, and what the words up to there say in the query language. */
export interface Reading {
  end: number;
  query: string;
}

/** Reads a part of the words from a place on. Words that can be read in several ways give several readings; none, no part. */
export type Reader = (at: number) => Reading[];

/** The readings of one part after the other; what they say is put together by `join`. */
export function inTurn(readers: readonly Reader[], join: (parts: readonly string[]) => string): Reader {
  return (at) => {
    let partial: { end: number; parts: string[] }[] = [{ end: at, parts: [] }];
    for (const read of readers) {
      partial = partial.flatMap(({ end, parts }) =>
        read(end).map((next) => ({ end: next.end, parts: [...parts, next.query] })),
      );
    }
    return distinct(partial.map(({ end, parts }) => ({ end, query: join(parts) })));
  };
}

/** Every reading of every one of the readers. */
export function either(...readers: readonly Reader[]): Reader {
  return (at) => distinct(readers.flatMap((read) => read(at)));
}

/** The part as often as it stands there, also less often, also never. */
export function repeated(reader: Reader): Reader {
  return (at) => {
    const all: Reading[] = [{ end: at, query: "" }];
    for (const { end, query } of all)
      for (const next of reader(end)) if (next.end > end) all.push({ end: next.end, query: query + next.query });
    return distinct(all);
  };
}

/** What was read, and the readers that were made, of one text. */
export interface Memory {
  readings: Map<string, Reading[]>;
  readers: Map<string, Reader>;
}

/**
 * Reads what was read before from memory: what stands in parentheses is asked for in many ways.
 *
 * @param make Makes the reader when it is first needed, as readers of what stands inside would be made without end.
 */
export function remembered({ readings, readers }: Memory, key: string, make: () => Reader): Reader {
  return (at) => {
    const place = `${key}@${at}`;
    const known = readings.get(place);
    if (known) return known;
    const reader = readers.get(key) ?? make();
    readers.set(key, reader);
    const read = reader(at);
    readings.set(place, read);
    return read;
  };
}

function distinct(readings: readonly Reading[]): Reading[] {
  return [...new Map(readings.map((reading) => [`${reading.end} ${reading.query}`, reading])).values()];
}
