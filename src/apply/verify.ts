import { readParts, type PartsToRead } from "../live/read-parts.ts";
import { readSpace } from "../live/read-space.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import type { Reading } from "../resources/reading.ts";
import type { LiveResource } from "../resources/resource.ts";
import { holdAgainst, type DoneOutcome, type Verdict } from "./hold-against.ts";
import { awaitsAnother } from "./resolve-duplicates.ts";
import { lookSingly, type ProofContext } from "./look-singly.ts";
import type { Outcome } from "./outcome.ts";
import type { WriteContext } from "./writer.ts";

/** The first pause between two looks at all lists, in API milliseconds. */
const FIRST_PAUSE_MS = 1000;

/** What the last look at the space showed. */
export interface Settlement {
  live: readonly LiveResource[];
  /** Addresses of done changes that the lists do not show yet, and the objects themselves do. */
  settling: string[];
  /** What speaks against changes of which nothing shows that they took effect, by address. */
  unseen: ReadonlyMap<string, string>;
  /** Fields that were written and that the space does not tell, by address, as people read them. */
  untold: Record<string, string[]>;
}

/**
 * Reads the space until it shows what was done, and until another run that made the same at the same time has taken its own back.
 * Whether lists are consistent at once is not documented (API.md 1.7), and a next run that reads an old list would create
 * everything again; so a run ends only when lists have caught up, or patience has run out. Then the objects themselves have the
 * last word.
 *
 * @param pause Waits for so many API milliseconds; answers whether to go on.
 */
export async function waitUntilSettled(
  plan: Plan,
  outcomes: readonly Outcome[],
  context: ProofContext,
  pause: (ms: number) => Promise<boolean>,
): Promise<Settlement> {
  const { access, madeId, listPatienceMs } = context;
  const byAddress = new Map(plan.changes.map((change) => [change.address, change]));
  const done = outcomes.flatMap((outcome): [Change, DoneOutcome][] => {
    const change = byAddress.get(outcome.address);
    return change && outcome.status === "done" ? [[change, outcome]] : [];
  });
  const outcomeByAddress = new Map(outcomes.map((outcome) => [outcome.address, outcome]));
  const outcomeOf = (address: string): Outcome | undefined => outcomeByAddress.get(address);
  if (done.length === 0) return { live: [], settling: [], unseen: new Map(), untold: {} };
  const changes = done.map(([change]) => change);
  const gone = new Set(changes.filter(isGoing).map(({ address }) => address));
  let waitedMs = 0;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    const topLevel = await readSpace(access);
    const reading = await readParts(access, topLevel, partsToProve(changes, gone, topLevel.live, madeId));
    const byId = new Map(reading.live.map((object) => [object.id, object]));
    const verdicts = done.map(([change, outcome]) => lookInLists(change, outcome, { ...reading, byId, gone }, context));
    const open = done.filter((_, index) => verdicts[index]?.because !== undefined);
    const unsettled = open.length > 0 || awaitsAnother(plan.changes, outcomeOf, reading.live);
    if (unsettled && waitedMs < listPatienceMs && (await pause(pauseMs))) {
      waitedMs += pauseMs;
      continue;
    }
    const single = await lookSingly(open, context);
    const told = [...pair(done, verdicts), ...pair(open, single)];
    const against = pair(open, single).flatMap(([address, { because }]) =>
      because === undefined ? [] : [[address, because] as const],
    );
    const unseen = new Map(against);
    return {
      live: reading.live,
      settling: open.flatMap(([{ address }]) => (unseen.has(address) ? [] : [address])),
      unseen,
      untold: Object.fromEntries(
        told.flatMap(([address, { untold }]) => (untold.length > 0 ? [[address, untold]] : [])),
      ),
    };
  }
}

function pair(done: readonly (readonly [Change, DoneOutcome])[], verdicts: readonly Verdict[]): [string, Verdict][] {
  return done.map(([{ address }], index) => [address, verdicts[index] ?? { untold: [] }]);
}

/** What lists show, by id, and the addresses of the objects that were to go. */
interface LookedAt {
  byId: ReadonlyMap<string, LiveResource>;
  gone: ReadonlySet<string>;
}

function isGoing({ action }: Change): boolean {
  return action === "delete" || action === "replace";
}

/** What the lists of a space say of a change. What they may leave out is not gone by that. */
function lookInLists(
  change: Change,
  outcome: DoneOutcome,
  { byId, complete, gone }: Pick<Reading, "complete"> & LookedAt,
  context: ProofContext,
): Verdict {
  if ((complete[change.kind] ?? true) !== true) return { because: "its list cannot be read", untold: [] };
  const [whole] = change.within ?? [];
  // The list of its parts was not read, and it is not gone either, as far as is known.
  if (change.action === "delete" && whole && !byId.has(whole.id ?? "") && !gone.has(whole.address))
    return { because: "no list shows what it is part of", untold: [] };
  const old = isGoing(change) ? byId.get(change.id ?? "") : undefined;
  return holdAgainst(change, outcome, { now: byId.get(outcome.id ?? ""), old }, context);
}

/**
 * The lists that show the parts which were written, as far as their audience is still there. What was deleted may still be
 * in lists that lag; its parts went with it, and asking for them is answered with 404.
 */
function partsToProve(
  done: Iterable<Change>,
  gone: ReadonlySet<string>,
  topLevel: readonly LiveResource[],
  madeId: WriteContext["madeId"],
): PartsToRead[] {
  const present = new Map(topLevel.map((object) => [object.id, object]));
  const wanted = new Map<string, Set<string>>();
  for (const { kind, within } of done) {
    const [audience] = within ?? [];
    const made = audience && madeId(audience.address);
    const id = made ?? (audience && !gone.has(audience.address) ? audience.id : undefined);
    const object = present.get(id ?? "");
    // Some parts come along with their audience, unless the answer leaves them out.
    if (id === undefined || !object || object.knows?.includes(kind)) continue;
    wanted.set(id, (wanted.get(id) ?? new Set()).add(kind));
  }
  return [...wanted].map(([audience, kinds]) => ({ audience, kinds: [...kinds] }));
}
