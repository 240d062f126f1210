/** A note of a merge request. `fakes/curl.ts` reads and writes the same. */
export interface Note {
  id: number;
  merge: number;
  system: boolean;
  body: string;
}
