import type { ProfileEnd } from "./generated/profile.ts";
import type { Note } from "./note.ts";

class NotedError extends Error {
  readonly note: Note;

  constructor(why: Note) {
    super(why);
    this.note = why;
  }
}

/** A probe met what it cannot go on from. Its group ends, and the run goes on. */
export class UnexpectedError extends NotedError {
  override readonly name = "UnexpectedError";
}

/** An answer decides nothing of what a probe asks. What it has not settled stays open, and the next one goes on. */
export class UndecidedError extends NotedError {
  override readonly name = "UndecidedError";
}

/** A write got no clear answer, so that it is open whether it took effect. What it was for is done anew. */
export class UnclearWriteError extends NotedError {
  override readonly name = "UnclearWriteError";
}

/** The run ends here. */
export class ProbeEndError extends NotedError {
  override readonly name = "ProbeEndError";
  readonly how: Exclude<ProfileEnd["how"], "complete">;

  constructor(how: ProbeEndError["how"], because: Note) {
    super(because);
    this.how = how;
  }
}

/** A probe was about to write to what it did not make. This is a bug, and nothing was sent. */
export class ForeignWriteError extends Error {
  override readonly name = "ForeignWriteError";
}
