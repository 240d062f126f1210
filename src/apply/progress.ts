import type { Change } from "../plan/generated/plan.ts";
import { describeFailure, type Failure } from "./describe-failure.ts";
import type { Emit } from "./events.ts";
import { HalfDoneError } from "./half-done-error.ts";
import type { Outcome, OutcomeReason } from "./outcome.ts";
import type { Step } from "./steps.ts";
import type { WriteResult } from "./writer.ts";

/** What became of the steps so far, and with that of the changes. Tells of everything that happens. */
export class Progress {
  readonly #changes: readonly Change[];
  readonly #emit: Emit;
  readonly #steps: ReadonlyMap<string, Step>;
  readonly #done = new Map<string, WriteResult>();
  readonly #outcomes = new Map<string, Outcome>();

  constructor(changes: readonly Change[], steps: readonly Step[], emit: Emit) {
    this.#changes = changes;
    this.#steps = new Map(steps.map((step) => [step.address, step]));
    this.#emit = emit;
  }

  /** The outcome of every change, in the order of the plan. */
  outcomes(): Outcome[] {
    return this.#changes.flatMap(({ address }) => this.#outcomes.get(address) ?? []);
  }

  /** Id and key of what a change ended with. */
  identityOf(address: string): { id?: string; key?: string } | undefined {
    const outcome = this.#outcomes.get(address);
    return outcome && "id" in outcome ? outcome : undefined;
  }

  /** The id of what a change made, or made anew. */
  madeId(address: string): string | undefined {
    const outcome = this.#outcomes.get(address);
    const made = outcome?.action === "create" || outcome?.action === "replace";
    return made ? this.identityOf(address)?.id : undefined;
  }

  /** Why a step cannot be taken, because another was not. */
  blockedBy(step: Step): OutcomeReason | undefined {
    const cause = step.requires.find((address) => !this.#done.has(address));
    if (cause === undefined) return undefined;
    const address = this.#steps.get(cause)?.change.address ?? cause;
    return address === step.change.address
      ? this.#reasonOf(address)
      : { code: "apply-dependency", message: `it needs ${address}, which was not done` };
  }

  /** Whether a step is the second half of a replacement whose first half is done. */
  isHalfDone({ change, verb, requires }: Step): boolean {
    const first = requires.find((address) => this.#steps.get(address)?.change === change);
    return change.action === "replace" && verb === "create" && first !== undefined && this.#done.has(first);
  }

  start({ change: { address, action }, verb }: Step): void {
    // A replacement is announced once, by its first step.
    if (action !== "replace" || verb === "delete")
      this.#emit({ code: "change.started", level: "info", address, data: { action } });
  }

  succeed(step: Step, result: WriteResult): void {
    this.#done.set(step.address, result);
    if (!step.last) return;
    const { address, action } = step.change;
    const { written, ...identity } = result;
    const code = written ? "change.done" : "change.unchanged";
    this.#emit({ code, level: "info", address, data: { action, ...identity } });
    this.#outcomes.set(address, { address, action, status: written ? "done" : "unchanged", ...identity });
  }

  fail(step: Step, failure: Failure): void {
    this.#end(step, failure, failure.status === "skipped" ? "warning" : "error");
  }

  refuse(step: Step, { code, message, hint }: OutcomeReason): void {
    if (this.#outcomes.has(step.change.address)) return;
    this.#end(step, { status: "stale", reason: { code, message, ...(hint !== undefined && { hint }) } }, "error");
  }

  skip(step: Step, reason: OutcomeReason): void {
    if (this.#outcomes.has(step.change.address)) return;
    // What is deleted already and cannot be made anew is no skipped change.
    const half = step.change.action === "replace" && step.verb === "create";
    if (half)
      this.fail(step, describeFailure(new HalfDoneError(step.change, new Error(reason.message)), step.change, false));
    else this.#end(step, { status: "skipped", reason }, "warning");
  }

  /** A token that is refused once is refused always: going on would only hide the cause under more failures. */
  refusedToken({ change }: Step): OutcomeReason | undefined {
    const outcome = this.#outcomes.get(change.address);
    if (outcome?.status !== "failed" || outcome.reason.code !== "unauthorized") return undefined;
    return { code: "apply-halted", message: "the run ended when the API refused the token" };
  }

  #reasonOf(address: string): OutcomeReason | undefined {
    const outcome = this.#outcomes.get(address);
    return outcome && "reason" in outcome ? outcome.reason : undefined;
  }

  #end({ change: { address, action } }: Step, failure: Failure, level: "error" | "warning"): void {
    const { status, reason } = failure;
    this.#emit({ code: `change.${status}`, level, address, data: { action, reason: reason.message } });
    this.#outcomes.set(address, { address, action, ...failure });
  }
}
