import { UndecidedError } from "../ends.ts";
import { timed } from "../finding.ts";
import { measureUntil } from "../measure.ts";
import { note } from "../note.ts";
import type { Probe } from "../probe.ts";
import { granted, objectIn, type Success } from "../seen.ts";

/** A minute, as often as fills eight hours. */
const WAITS = Array.from({ length: 480 }, () => 60);

/** States that no first computation comes out of by itself (API.md 2.8). */
const dead: ReadonlySet<unknown> = new Set(["Failed", "Error", "Disabled", "Not Computing", "Awaiting Destinations"]);

/** What takes long. */
export const computingProbes: readonly Probe[] = [
  {
    group: "H",
    title: "how long the first computation of an audience takes that is switched on",
    settles: ["computeSeconds"],
    async look(bench) {
      const { seen, object } = await bench.make("audience", { enabled: true });
      const statusOf = (answer: Success): unknown => objectIn(answer, "audience")["status"];
      const look = async (): Promise<Success> => {
        const read = granted(await bench.read(object));
        if (statusOf(read) === undefined) throw new UndecidedError(note`reads do not tell the status`);
        if (dead.has(statusOf(read))) throw new UndecidedError(note`the audience is not computed`);
        return read;
      };
      const waits = [0, 5, 10, 20, ...WAITS];
      const measurement = await measureUntil(bench, seen, look, (read) => statusOf(read) === "Live", waits);
      bench.settle("computeSeconds", timed(measurement));
    },
  },
];
