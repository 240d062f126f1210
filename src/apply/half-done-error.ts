import type { Change } from "../plan/generated/plan.ts";

/** A replacement stopped half-way: the old object is gone and the new one is not there. */
export class HalfDoneError extends Error {
  override readonly name = "HalfDoneError";
  readonly code = "apply-half-done";

  constructor({ id }: Pick<Change, "id">, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`the old object ${id ?? ""} was deleted, and the new one was not made: ${reason}`, { cause });
  }
}
