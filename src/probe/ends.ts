import type { ProfileEnd } from "./generated/profile.ts";

/** A probe met what it cannot go on from. Its group ends, and the run goes on. */
export class UnexpectedError extends Error {
  override readonly name = "UnexpectedError";
}

/** A write got no clear answer, so that it is open whether it took effect. What it was for is done anew. */
export class UnclearWriteError extends Error {
  override readonly name = "UnclearWriteError";
}

/** The run ends here. */
export class ProbeEndError extends Error {
  override readonly name = "ProbeEndError";
  readonly how: Exclude<ProfileEnd["how"], "complete">;

  constructor(how: ProbeEndError["how"], because: string) {
    super(because);
    this.how = how;
  }
}

/** A probe was about to write to what it did not make. This is a bug, and nothing was sent. */
export class ForeignWriteError extends Error {
  override readonly name = "ForeignWriteError";
}
