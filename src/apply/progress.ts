import type { Change } from "../plan/generated/plan.ts";
import { describeFailure, type Failure } from "./describe-failure.ts";
import { notComparedFor } from "../plan/change/keys-not-known.ts";
import type { Emit } from "./events.ts";
import { joinWords } from "../values/words.ts";
import { HalfDoneError } from "./half-done-error.ts";
import type { Outcome, OutcomeReason } from "./outcome.ts";
import { replacedRoot, type Step } from "./steps.ts";
import type { WriteResult } from "./writer.ts";

/** What became of the steps so far, and with that of the changes. Tells of everything that happens. */
export class Progress {
  readonly #changes: readonly Change[];
  readonly #emit: Emit;
  readonly #steps: ReadonlyMap<string, Step>;
  readonly #done = new Map<string, WriteResult>();
  readonly #byAddress: ReadonlyMap<string, Change>;
  /** Replaced resources whose old objects, or parts of them, are about to be deleted or are. */
  readonly #begun = new Set<string>();
  readonly #outcomes = new Map<string, Outcome>();
  readonly #started = new Set<Change>();

  constructor(changes: readonly Change[], steps: readonly Step[], emit: Emit) {
    this.#changes = changes;
    this.#byAddress = new Map(changes.map((change) => [change.address, change]));
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
      : { code: "apply-dependency", message: `it needs ${address}, which was not done`, requires: address };
  }

  /** Whether a step belongs to a replacement that has begun, so that stopping would leave nothing where something was. */
  isHalfDone({ change, verb }: Step): boolean {
    const root = this.#rootOf(change);
    return root !== undefined && this.#begun.has(root) && (change.action === "replace" || verb === "delete");
  }

  /**
   * Notes that the replacement of a whole tree begins with the deletion of a part, and answers whether it does. An object
   * without parts is deleted by one request, before which one can still stop.
   */
  begin({ change, verb }: Step): boolean {
    const root = verb === "delete" && change.within ? this.#rootOf(change) : undefined;
    if (root !== undefined) this.#begun.add(root);
    return root !== undefined;
  }

  #rootOf(change: Change): string | undefined {
    return replacedRoot(change, (address) => this.#byAddress.get(address))?.address;
  }

  /** Tells that work on a change begins: once, however many steps and requests it takes. */
  start({ change }: Pick<Step, "change">): void {
    if (this.#started.has(change)) return;
    this.#started.add(change);
    const { address, action } = change;
    this.#emit({ code: "change.started", level: "info", address, data: { action } });
  }

  succeed(step: Step, result: WriteResult): void {
    this.start(step);
    this.#done.set(step.address, result);
    const root = step.verb === "delete" ? this.#rootOf(step.change) : undefined;
    if (root !== undefined) this.#begun.add(root);
    if (!step.last) return;
    const { address, action } = step.change;
    const { written, ...identity } = result;
    const code = written ? "change.done" : "change.unchanged";
    this.#emit({ code, level: "info", address, data: { action, ...identity } });
    const because = written ? undefined : whyAsBefore(step.change);
    this.#outcomes.set(address, {
      address,
      action,
      ...(written ? { status: "done" } : { status: "unchanged", ...(because !== undefined && { because }) }),
      ...identity,
    });
  }

  fail(step: Step, failure: Failure): void {
    if (failure.status !== "skipped") this.start(step);
    this.#end(step, failure, failure.status === "skipped" ? "warning" : "error");
  }

  skip(step: Step, reason: OutcomeReason): void {
    if (this.#outcomes.has(step.change.address)) return;
    // What is deleted already and cannot be made anew is no skipped change, and neither is what has a temporary name.
    const half =
      (step.change.action === "replace" && step.verb === "create") || (step.change.aside && step.verb === "edit");
    if (half) {
      const failure = describeFailure(new HalfDoneError(step.change, new Error(reason.message)), step.change, false);
      const { requires } = reason;
      this.fail(step, { ...failure, reason: { ...failure.reason, ...(requires !== undefined && { requires }) } });
    } else this.#end(step, { status: "skipped", reason }, "warning");
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
    const { message, requires } = reason;
    const data = { action, reason: message, ...(requires !== undefined && { requires }) };
    this.#emit({ code: `change.${status}`, level, address, data });
    this.#outcomes.set(address, { address, action, ...failure });
  }
}

/** Why nothing had to be written, where that is not because somebody wrote it before: only a new key might have changed the object. */
function whyAsBefore(change: Change): string | undefined {
  const keysOf = notComparedFor(change);
  if (keysOf.length === 0) return undefined;
  return `it names the ${keysOf.length === 1 ? "key" : "keys"} of ${joinWords(keysOf, "and")} already`;
}
