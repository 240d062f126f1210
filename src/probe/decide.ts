import type { JsonObject, JsonValue } from "../values/json.ts";
import type { SimulatorSettings } from "../simulator/settings.ts";
import type { Bench } from "./bench.ts";
import { UndecidedError } from "./ends.ts";
import { observed, outside, type Finding, type SettingName } from "./finding.ts";
import { note } from "./note.ts";
import { isLocked, isRefused, objectIn, type Failure, type Seen, type Success } from "./seen.ts";

/** What answers to a request that may be taken or refused stand for. */
export interface Trial<Value> {
  /** What a success stands for, if its answer shows that what was asked for was done. Left out: it is outside of the setting. */
  taken?: { as: Value; shows: (answer: Success) => boolean | Promise<boolean> };
  /** What a refusal stands for, by its status. */
  refused: Readonly<Partial<Record<number, Value>>>;
  /** Fields that such a refusal may name, each by any part of its path. One that names others only decides nothing. Left out: any. */
  about?: readonly string[];
  /**
   * Sends the same without what is tried. Refused as well, it says that the refusal had another reason. `itself`: there is no
   * other reason, as with the right to read.
   */
  control: "itself" | (() => Promise<Seen>);
}

/**
 * What an answer says of a setting. Nothing, when the object was locked, the token may not do it, another field or a request without
 * what was tried is refused as well, or nothing was done.
 *
 * @throws {UndecidedError} when it says nothing.
 */
export async function decide<Value>(seen: Seen, trial: Trial<Value>): Promise<Finding<Value>> {
  const { status } = seen;
  if (!seen.ok) return await decideRefusal(seen, trial);
  if (trial.taken === undefined) return outside(note`status ${status}`, seen);
  if (!(await trial.taken.shows(seen)))
    throw new UndecidedError(note`${seen.operation} was accepted (HTTP ${status}), and did not do what was asked for`);
  return observed(trial.taken.as, seen);
}

async function decideRefusal<Value>(seen: Failure, { refused, about, control }: Trial<Value>): Promise<Finding<Value>> {
  const { operation, status, fields } = seen;
  const value = refused[status];
  if (control !== "itself") {
    if (isLocked(seen)) throw new UndecidedError(note`${operation} was refused because of a lock (HTTP ${status})`);
    if (isRefused(seen)) throw new UndecidedError(note`${operation} is not allowed to the token (HTTP ${status})`);
    if (about && fields.length > 0 && !fields.some((field) => namesAny(field, about)))
      throw new UndecidedError(note`${operation} was refused because of another field (HTTP ${status})`);
    const plain = await control();
    if (!plain.ok)
      throw new UndecidedError(
        note`${operation} failed (HTTP ${status}), and so did one without what was tried (HTTP ${plain.status})`,
      );
  }
  return value === undefined ? outside(note`status ${status}`, seen) : observed(value, seen);
}

/** Settles a setting by an answer, or leaves it open when that says nothing of it. */
export async function settleBy<Name extends SettingName>(
  bench: Bench,
  name: Name,
  seen: Seen,
  trial: Trial<SimulatorSettings[Name]>,
): Promise<void> {
  try {
    bench.settle(name, await decide(seen, trial));
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    bench.leaveOpen(name, error.note);
  }
}

/**
 * Whether a field of an object is another one than before.
 *
 * @param one The key of the object in both answers.
 */
export function differs(one: string, pick: (object: JsonObject) => JsonValue | undefined, before: Success) {
  const text = (seen: Success): string => JSON.stringify(pick(objectIn(seen, one))) ?? "";
  return (after: Success): boolean => text(after) !== text(before);
}

function namesAny(field: string, about: readonly string[]): boolean {
  const parts = field.split(/[.[\]]+/);
  return about.some((name) => parts.includes(name));
}
