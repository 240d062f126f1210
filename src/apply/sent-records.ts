import type { Change, Plan } from "../plan/generated/plan.ts";
import { movesRecord, partMarkOf, sendsSecrets } from "../plan/change/sends-secrets.ts";
import { openFingerprints, printSecrets, type Fingerprint } from "../resources/fingerprints.ts";
import { readSent, replaceSent, placesMark, writeSent, type SentSecrets } from "../resources/sent-secrets.ts";
import { NotRememberedError } from "./not-remembered-error.ts";
import { plannedValues } from "./planned-values.ts";
import { StaleError } from "./stale-error.ts";
import type { SentMemory, WriteContext } from "./writer.ts";
import { writeEntries, type Entry } from "./write-sent.ts";

/** Entries that wait for the next write of one audience's marker. */
interface Waiting {
  entries: Entry[];
  written: Promise<void>;
}

/**
 * Tells the markers of audiences what was sent of the secrets of their parts, after it was sent. All edits of one audience go
 * one after the other, so that none writes over what another remembers; parts that are ready meanwhile share one.
 */
export class SentRecords implements SentMemory {
  readonly #plan: Plan;
  readonly #context: Omit<WriteContext, "sent">;
  readonly #fingerprint: Fingerprint;
  /** What the markers of new audiences say, by address. */
  readonly #carried = new Map<string, readonly SentSecrets[]>();
  /** The end of the last edit of each audience. */
  readonly #ends = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, Waiting>();

  /** @param context Its requests are not called off: what was sent is to be remembered also when the run is to stop. */
  constructor(plan: Plan, context: Omit<WriteContext, "sent">) {
    this.#plan = plan;
    this.#context = context;
    this.#fingerprint = openFingerprints(context.access.spaceId);
  }

  /**
   * What a new audience says of the parts that this run makes of it. It claims nothing that is not so: they do not exist
   * yet, and whoever makes one later sends all of it and tells the marker.
   */
  ofNew({ address, action, within }: Change): readonly SentSecrets[] {
    if (within || (action !== "create" && action !== "replace")) return [];
    const parts = this.#plan.changes.filter((change) => change.within?.[0]?.address === address);
    const carried =
      this.#carried.get(address) ??
      replaceSent(
        [],
        parts.flatMap((part) => this.#ifKnown(part)),
      );
    this.#carried.set(address, carried);
    return carried;
  }

  /** A key in a text may be known only when its object is made. Then the marker is told afterwards. */
  #ifKnown(part: Change): SentSecrets | [] {
    try {
      return this.#entryOf(part)?.sent ?? [];
    } catch (error) {
      if (error instanceof StaleError) return [];
      throw error;
    }
  }

  async alone<T>(id: string, edit: () => Promise<T>): Promise<T> {
    const own = (this.#ends.get(id) ?? Promise.resolve()).then(edit);
    this.#ends.set(
      id,
      own.catch(() => undefined),
    );
    return await own;
  }

  async remember(change: Change): Promise<void> {
    const [audience] = change.within ?? [];
    const entry = this.#entryOf(change);
    if (!audience || !entry) return;
    const made = this.#context.madeId(audience.address);
    const carried = made === undefined ? [] : (this.#carried.get(audience.address) ?? []);
    const known = [change.sentBefore, ...carried.map(writeSent)];
    if (known.includes(writeSent(entry.sent))) return;
    try {
      await this.#queue(made ?? audience.id ?? "", change, entry);
    } catch (error) {
      throw new NotRememberedError(change, error);
    }
  }

  #entryOf(change: Change): Entry | undefined {
    const { sentBefore = "", secrets = [], after } = change;
    const before = readSent(sentBefore);
    const part = partMarkOf(change);
    const gone = before && before.part !== part ? [before.part] : [];
    if (!sendsSecrets(change)) return before && movesRecord(change) ? { sent: { ...before, part }, gone } : undefined;
    const { spec } = plannedValues(change, this.#context);
    const print = printSecrets(spec, secrets, this.#context.secretOf, this.#fingerprint);
    const version = after?.["secretVersion"];
    return print === undefined
      ? undefined
      : {
          sent: { part, ...(typeof version === "number" && { version }), print, places: placesMark(secrets) },
          gone,
        };
  }

  async #queue(id: string, change: Change, entry: Entry): Promise<void> {
    const waiting = this.#waiting.get(id);
    if (waiting) {
      waiting.entries.push(entry);
      return await waiting.written;
    }
    const entries = [entry];
    const close = (): void => {
      if (this.#waiting.get(id)?.entries === entries) this.#waiting.delete(id);
    };
    const write = (): Promise<void> => writeEntries({ id, change, entries, close, plan: this.#plan }, this.#context);
    const written = this.alone(id, write).finally(close);
    this.#waiting.set(id, { entries, written });
    return await written;
  }
}
