import type { Change, Plan } from "../plan/generated/plan.ts";
import { wholeKindOf } from "../resources/kinds.ts";
import { joinDescription } from "../resources/marker.ts";
import { isSameOwner, type Ownership } from "../resources/ownership.ts";
import type { JsonObject } from "../values/json.ts";
import type { LiveResource } from "../resources/resource.ts";
import { replaceSent, writeSent, type SentSecrets } from "../resources/sent-secrets.ts";
import { textOf } from "../resources/wire-values.ts";
import { NoEffectError } from "./no-effect-error.ts";
import { readUntil } from "./see-effect.ts";
import { StaleError } from "./stale-error.ts";
import { isAmbiguous, type WriteContext } from "./writer.ts";

/** What becomes of the memory of one part. */
export interface Entry {
  sent: SentSecrets;
  /** The parts that it was before. */
  gone: readonly string[];
}

/** One write of the marker of an audience. */
export interface MarkerWrite {
  /** The audience's id. */
  id: string;
  /** A change of one of its parts. */
  change: Change;
  entries: readonly Entry[];
  /** Called when no entry can join any more. */
  close: () => void;
  plan: Plan;
}

/**
 * Renews what the marker of an audience remembers of secrets, and nothing else.
 *
 * @throws {StaleError} when the audience is not this project's any more.
 */
export async function writeEntries(
  { id, change: { within, ...part }, entries, close, plan }: MarkerWrite,
  context: Pick<WriteContext, "access" | "guardedWrite" | "pause">,
): Promise<void> {
  const kind = wholeKindOf(part.kind);
  const address = within?.[0]?.address ?? "";
  const place = { within: [], id };
  const whole = { ...part, kind: kind.kind, id };
  let sent: SentSecrets[] = [];
  const decide = (live: LiveResource | undefined): { body: JsonObject } | undefined => {
    close();
    const { ownership } = live ?? {};
    if (!live || typeof ownership !== "object" || !isOwn(ownership, address, plan))
      throw new StaleError(`${address} is gone, or is not this project's any more`);
    sent = withEntries(ownership.sent, entries);
    if (isRemembered(live, sent)) return undefined;
    const description = joinDescription(textOf(live.spec["description"]), { ...ownership, sent });
    return { body: kind.toUpdateBody({}, live.spec, [], description) };
  };
  let lost: unknown;
  try {
    const { answer } = await context.guardedWrite(whole, { verb: "update", decide });
    if (!answer) return;
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
    lost = error;
  }
  // Later runs rely on it, so an answer proves nothing.
  try {
    await readUntil({ kind: kind.kind, ...place }, context, (live) =>
      isRemembered(live, sent) ? { seen: true } : { because: `the marker of ${address} does not remember it` },
    );
  } catch (error) {
    throw error instanceof NoEffectError ? (lost ?? error) : error;
  }
}

/** A marker may still say whose the object was under an earlier name, which the same run moves. */
function isOwn(ownership: Ownership, address: string, { project, uid, environment, changes }: Plan): boolean {
  const before = changes.find((change) => change.address === address)?.ownership.before;
  const owner = { project, ...(uid !== undefined && { uid }), environment };
  return isSameOwner(ownership, owner) || (before ? isSameOwner(ownership, before) : false);
}

function withEntries(known: readonly SentSecrets[] = [], entries: readonly Entry[]): SentSecrets[] {
  const sent = entries.map((entry) => entry.sent);
  return replaceSent(
    known,
    sent,
    entries.flatMap(({ gone }) => gone),
  );
}

function isRemembered(live: LiveResource | undefined, sent: readonly SentSecrets[]): boolean {
  const now = typeof live?.ownership === "object" ? (live.ownership.sent ?? []) : [];
  return live !== undefined && now.map(writeSent).join(",") === sent.map(writeSent).join(",");
}
