import type { OpenSegmentClient } from "../segment/client.ts";
import type { Region } from "../segment/hosts.ts";
import { countExchanges, createAsk, type ExchangeCount } from "./ask.ts";
import type { ProbeClock } from "./clock.ts";
import { ProbeEndError } from "./ends.ts";
import type { Profile } from "./generated/profile.ts";
import { readJournal, type Journal, type JournalLine } from "./journal.ts";
import { makeProfile } from "./make-profile.ts";
import { groupLetters, type GroupLetter } from "./probe.ts";
import { runProbes, type ProbeEvent } from "./run-probes.ts";
import { nothingSwept, sweep, type Sweep } from "./sweep.ts";
import { createWorkbench } from "./workbench.ts";

/** What a probe of a space needs. */
export interface ProbeSpaceOptions {
  client: OpenSegmentClient;
  /** Hears of every exchange of the client. Default: one that nobody tells. */
  count?: ExchangeCount;
  spaceId: string;
  region: Region;
  /** The version of the program. */
  tool: string;
  /** From `createRun`. */
  run: string;
  /** Why each group is not asked for that is not. */
  leftOut: Readonly<Partial<Record<GroupLetter, string>>>;
  /** Keeps what is made. Left out: only reads are asked for. */
  journal?: Journal;
  /** How many requests there may be before the sweep. */
  budget: number;
  clock: ProbeClock;
  destinationId?: string | undefined;
  tell: (event: ProbeEvent | { event: "sweep" }) => void;
  /** Ends it before the next request, and sweeps. */
  stop?: AbortSignal | undefined;
  /** Breaks it off, the sweep included. */
  abort?: AbortSignal | undefined;
}

/** What came of a probe. */
export interface ProbeResult {
  profile: Profile;
  /** What became of everything that was made. */
  sweep: Sweep;
}

/**
 * Probes a space, and takes away what it made. Without a journal it only reads.
 */
export async function probeSpace(options: ProbeSpaceOptions): Promise<ProbeResult> {
  const { client, spaceId, run, leftOut, clock, tell, stop, abort, count = countExchanges() } = options;
  // No time of day: a recording has distances to it, which would become dates.
  const probedAt = new Date(clock.wallMs()).toISOString().slice(0, 10);
  const journal = remembering(options.journal);
  journal.write({ run, space: spaceId });
  const sleep = (seconds: number): Promise<void> => clock.sleep(seconds, stop);
  const workbench = createWorkbench({
    ask: createAsk({ client, count, clock, budget: options.budget, stop, abort }),
    spaceId,
    run,
    journal,
  });
  const reads = options.journal === undefined;
  const asked = (group: GroupLetter): true | string =>
    reads && group !== "A" ? "only reads were asked for" : (leftOut[group] ?? true);
  const found = await runProbes({
    spaceId,
    run,
    workbench,
    count,
    asked: Object.fromEntries(groupLetters.map((group) => [group, asked(group)])) as Record<GroupLetter, true | string>,
    clock,
    sleep,
    tell,
    destinationId: options.destinationId,
  });
  const madeAny = journal.lines.length > 1;
  if (madeAny) tell({ event: "sweep" });
  const swept = madeAny ? await sweepRun(journal, options, count) : nothingSwept;
  const { tool, region } = options;
  return { profile: makeProfile(found, { tool, region, probedAt, requests: count.sent }), sweep: swept };
}

async function sweepRun(
  journal: Journal & { lines: readonly JournalLine[] },
  { client, spaceId, run, clock, abort }: ProbeSpaceOptions,
  count: ExchangeCount,
): Promise<Sweep> {
  const rest = readJournal(journal.lines);
  try {
    return await sweep({
      ask: createAsk({ client, count, clock, abort }),
      spaceId,
      run,
      rest,
      sleep: (seconds) => clock.sleep(seconds, abort),
      onGone: (id) => journal.write({ gone: id }),
    });
  } catch (error) {
    if (!(error instanceof ProbeEndError)) throw error;
    const open = readJournal(journal.lines)?.open ?? [];
    const left = open.map((each) => ({ ...each, id: each.id ?? "", because: error.message }));
    return { ...nothingSwept, left };
  }
}

/** A journal that knows its lines. */
function remembering(journal: Journal | undefined): Journal & { lines: readonly JournalLine[] } {
  const lines: JournalLine[] = [];
  return {
    lines,
    write(line) {
      journal?.write(line);
      lines.push(line);
    },
  };
}
