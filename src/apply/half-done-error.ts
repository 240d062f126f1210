import type { Change } from "../plan/generated/plan.ts";

/**
 * A change stopped half-way: the old object of a replacement is gone and the new one is not there, or an object that stepped
 * aside still has its temporary name.
 */
export class HalfDoneError extends Error {
  override readonly name = "HalfDoneError";
  readonly code = "apply-half-done";

  constructor({ id, aside }: Pick<Change, "id" | "aside">, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const half = aside
      ? `it has the temporary display name ${JSON.stringify(aside.name)}, and the rest was not done`
      : `the old object ${id ?? ""} was deleted, and the new one was not made`;
    super(`${half}: ${reason}`, { cause });
  }
}
