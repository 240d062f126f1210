import type { ProbeClock } from "./clock.ts";
import { createBench, type Notes } from "./create-bench.ts";
import { ProbeEndError, UnclearWriteError, UndecidedError, UnexpectedError } from "./ends.ts";
import type { ProfileEnd, ProfileGroup } from "./generated/profile.ts";
import { groups } from "./groups.ts";
import { groupLetters, type GroupLetter, type Probe } from "./probe.ts";
import { allProbes } from "./probes/all-probes.ts";
import { tidy } from "./tidy.ts";
import type { Workbench } from "./workbench.ts";
import type { ExchangeCount } from "./ask.ts";

/** So often a probe is begun, when writes get no clear answer. */
const MOST_TRIES = 8;

/** What people who watch are told. */
export type ProbeEvent =
  | { event: "group"; group: GroupLetter; title: string }
  | { event: "probe"; group: GroupLetter; title: string; requests: number }
  | { event: "left-out" | "stopped"; group: GroupLetter; because: string }
  | { event: "again"; title: string; because: string };

/** What running needs. */
export interface RunOptions {
  spaceId: string;
  run: string;
  workbench: Workbench;
  count: ExchangeCount;
  /** The groups that were asked for; why each of the others was not. */
  asked: Readonly<Record<GroupLetter, true | string>>;
  clock: ProbeClock;
  sleep: (seconds: number) => Promise<void>;
  tell: (event: ProbeEvent) => void;
  /** The destination that connections may be made to. */
  destinationId?: string | undefined;
}

/** What came of a run. */
export interface ProbeRun extends Notes {
  end: ProfileEnd;
  groups: Record<string, ProfileGroup>;
}

/**
 * Runs the probes of all groups that were asked for, one after the other. A group ends at what it does not expect; the run
 * ends when the API is in trouble, its requests are used up, or somebody stops it. What was made and can be deleted at once
 * is gone after each probe; the rest is for a sweep.
 */
export async function runProbes(options: RunOptions): Promise<ProbeRun> {
  const bench = createBench(options);
  const done: Record<string, ProfileGroup> = {};
  let end: ProfileEnd = { how: "complete" };
  for (const group of groupLetters) {
    const before = options.count.sent;
    const close = (outcome: ProfileGroup["outcome"], because?: string): void => {
      done[group] = { outcome, ...(because !== undefined && { because }), requests: options.count.sent - before };
      if (outcome !== "done") options.tell({ event: outcome, group, because: because ?? "" });
    };
    const asked = end.how === "complete" ? options.asked[group] : (end.because ?? end.how);
    if (asked !== true) {
      close("left-out", asked);
      continue;
    }
    try {
      const impossible = await groups[group].impossible?.(bench);
      if (impossible !== undefined) {
        close("left-out", impossible);
        continue;
      }
      options.tell({ event: "group", group, title: groups[group].title });
      for (const probe of allProbes.filter((each) => each.group === group)) await runProbe(probe, bench, options);
      close("done");
    } catch (error) {
      if (!(error instanceof UnexpectedError) && !(error instanceof ProbeEndError)) throw error;
      close("stopped", error.note);
      if (error instanceof ProbeEndError) end = { how: error.how, because: error.note };
    }
  }
  return { ...bench.notes(), end, groups: done };
}

async function runProbe(
  probe: Probe,
  bench: ReturnType<typeof createBench>,
  { workbench, count, sleep, tell }: RunOptions,
): Promise<void> {
  const before = count.sent;
  for (let tries = 1; ; tries += 1) {
    const made = [...workbench.made];
    try {
      await probe.look(bench);
      break;
    } catch (error) {
      if (error instanceof UndecidedError) {
        for (const name of probe.settles) bench.leaveOpen(name, error.note);
        break;
      }
      if (!(error instanceof UnclearWriteError)) throw error;
      if (tries === MOST_TRIES) throw new ProbeEndError("stopped", error.note);
      tell({ event: "again", title: probe.title, because: error.note });
      await sleep(1);
    } finally {
      await tidy(workbench, sleep, made);
    }
  }
  tell({ event: "probe", group: probe.group, title: probe.title, requests: count.sent - before });
}
