import {
  IncompleteAnswerError,
  LongWaitError,
  SegmentApiError,
  SegmentDownError,
  SegmentNetworkError,
} from "../segment/errors.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import { BackfillingError } from "./backfilling-error.ts";
import { HalfDoneError } from "./half-done-error.ts";
import { MissingSecretError } from "./missing-secret-error.ts";
import { NoEffectError } from "./no-effect-error.ts";
import { NotNewError } from "./not-new-error.ts";
import { NotRememberedError } from "./not-remembered-error.ts";
import type { OutcomeReason } from "./outcome.ts";
import { StaleError } from "./stale-error.ts";
import { StoppedError } from "./stopped-error.ts";
import { LockTimeoutError } from "./wait.ts";

/** The end of a change that was not, or not wholly, made. */
export type Failure =
  | { status: "stale" | "skipped"; reason: OutcomeReason }
  | { status: "failed"; reason: OutcomeReason; inPart?: true; unproven?: true };

const again = "run the command again to continue; completed changes are not repeated";

/** What to do about each error; the first row that fits counts. */
const hints: readonly [(error: Error) => boolean, string][] = [
  [(error) => error instanceof HalfDoneError && passes(error.cause), "apply again, which does the rest"],
  [(error) => error instanceof HalfDoneError, "fix the cause and apply again, which does the rest"],
  [(error) => error instanceof NotRememberedError, "fix the cause and apply again"],
  [(error) => error instanceof StaleError, "make a new plan and look at it"],
  [(error) => error instanceof LockTimeoutError, "apply again later, or wait for longer with --lock-timeout"],
  [(error) => error instanceof MissingSecretError, "set it and apply again"],
  [(error) => error instanceof NoEffectError, "look at the object in Segment, then make a new plan"],
  [(error) => error instanceof NotNewError, "look at that object in Segment, then make a new plan"],
  [(error) => error instanceof IncompleteAnswerError, "look at that object in Segment, then make a new plan"],
  [(error) => error instanceof LongWaitError, "apply again after that time"],
  [isRefusedToken, "use a token whose role may make this change"],
  [passes, again],
];

/** Whether a failure says nothing of the change, so that it may succeed when it is made again. */
function passes(error: unknown): boolean {
  if (error instanceof SegmentNetworkError) return true;
  return error instanceof SegmentApiError && (error.kind === "server" || error.kind === "rate-limited");
}

/**
 * Puts what a writer threw into words.
 *
 * @param aborted Whether the run was broken off: then nobody knows if the call under way took effect.
 */
export function describeFailure(error: Error, change: Pick<Change, "kind">, aborted: boolean): Failure {
  const hint = hints.find(([fits]) => fits(error))?.[1] ?? creationHint(error, change);
  const reason = { code: codeOf(error), message: error.message, ...(hint !== undefined && { hint }) };
  // What was never sent cannot have failed.
  const unsent = error instanceof SegmentDownError && !error.sent;
  if (error instanceof BackfillingError)
    return { status: "skipped", reason: { ...reason, ...(error.hint !== undefined && { hint: error.hint }) } };
  if (error instanceof StoppedError || unsent) return { status: "skipped", reason };
  if (error instanceof StaleError) return { status: "stale", reason };
  if (error instanceof HalfDoneError || error instanceof NotRememberedError)
    return { status: "failed", reason, inPart: true };
  if (error instanceof NoEffectError) return { status: "failed", reason, unproven: true };
  if (!aborted) return { status: "failed", reason };
  const message = "the run was interrupted during this change, so it may have taken effect";
  return { status: "failed", reason: { code: "apply-aborted", message, hint: again } };
}

/** What the kind knows about creations that the API refuses, unless the refusal speaks of another field. */
function creationHint(error: Error, { kind }: Pick<Change, "kind">): string | undefined {
  const { operations, creationHint } = kindOf(kind);
  if (!creationHint || !(error instanceof SegmentApiError) || error.operation !== operations.create) return undefined;
  const fields = error.faults.flatMap(({ field }) => field ?? []);
  const unplaced = fields.length === 0 && error.kind === "invalid";
  const isMeant = unplaced || fields.some((field) => field.startsWith(creationHint.field));
  return isMeant ? creationHint.hint : undefined;
}

/** Whether the API refused the token, which it will do with every other change, too. */
export function isRefusedToken(error: unknown): boolean {
  if (error instanceof HalfDoneError || error instanceof NotRememberedError) return isRefusedToken(error.cause);
  return error instanceof SegmentApiError && (error.kind === "unauthorized" || error.kind === "forbidden");
}

function codeOf(error: Error): string {
  if (error instanceof HalfDoneError || error instanceof NotRememberedError) return error.code;
  if (isRefusedToken(error)) return "unauthorized";
  return "code" in error && typeof error.code === "string" ? error.code : "internal";
}
