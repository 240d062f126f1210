/** A note of a merge request. `fakes/curl.ts` reads and writes the same. */
export interface Note {
  id: number;
  merge: number;
  author: { id: number };
  body: string;
}
