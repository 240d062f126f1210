import type { Bench } from "./bench.ts";
import type { ProbeClock } from "./clock.ts";
import type { Findings, SettingName } from "./finding.ts";
import type { ProfileFeature } from "./generated/profile.ts";
import { unmatchedQuery } from "./make-body.ts";
import type { Note } from "./note.ts";
import type { Seen } from "./seen.ts";
import type { Workbench } from "./workbench.ts";

/** What probes found. */
export interface Notes {
  findings: Findings;
  /** Why settings were not settled. */
  open: Partial<Record<SettingName, Note>>;
  features: Record<string, ProfileFeature>;
}

/** What a bench needs. */
export interface BenchOptions {
  spaceId: string;
  run: string;
  workbench: Workbench;
  clock: ProbeClock;
  sleep: (seconds: number) => Promise<void>;
  /** The destination that connections may be made to. */
  destinationId?: string | undefined;
}

/** A bench, and what is noted on it. */
export function createBench({
  spaceId,
  run,
  workbench,
  clock,
  sleep,
  destinationId,
}: BenchOptions): Bench & { notes: () => Notes } {
  const notes: Notes = { findings: {}, open: {}, features: {} };
  const ahead = { minMs: -Infinity, maxMs: Infinity, answers: [] as Seen[] };
  const watch = async (asked: Promise<Seen>): Promise<Seen> => {
    const seen = await asked;
    const dateMs = Date.parse(seen.headers.get("date") ?? "");
    if (Number.isNaN(dateMs)) return seen;
    // The date of a header has whole seconds, and was made between sending and answering.
    const wallMs = clock.wallMs() - clock.nowMs();
    const [minMs, maxMs] = [dateMs - wallMs - seen.answeredMs, dateMs + 1000 - wallMs - seen.sentMs];
    if (minMs > ahead.minMs || maxMs < ahead.maxMs) ahead.answers = [...ahead.answers, seen].slice(-2);
    ahead.minMs = Math.max(ahead.minMs, minMs);
    ahead.maxMs = Math.min(ahead.maxMs, maxMs);
    return seen;
  };

  return {
    spaceId,
    run,
    destinationId,
    query: unmatchedQuery(run),
    settled: <Name extends SettingName>(name: Name) => notes.findings[name],
    clockAhead: () => ahead,
    look: (...request) => watch(workbench.look(...request)),
    create: (...asked) => workbench.create(...asked),
    make: (...asked) => workbench.make(...asked),
    read: (object) => watch(workbench.read(object)),
    edit: (...request) => watch(workbench.edit(...request)),
    remove: (object) => watch(workbench.remove(object)),
    part: (...request) => watch(workbench.part(...request)),
    preview: (body) => watch(workbench.preview(body)),
    settle(name, finding) {
      Object.assign(notes.findings, { [name]: finding });
      delete notes.open[name];
    },
    leaveOpen(name, because) {
      if (notes.findings[name] === undefined) notes.open[name] = because;
    },
    notice: (feature, found) => void (notes.features[feature] = found),
    sleep,
    apiSeconds: (ms) => clock.apiSeconds(ms),
    notes: () => notes,
  };
}
