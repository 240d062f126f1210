import { timed } from "../finding.ts";
import { measureUntil } from "../measure.ts";
import type { Probe } from "../probe.ts";
import { objectIn } from "../seen.ts";

/** A minute, as often as fills eight hours. */
const WAITS = Array.from({ length: 480 }, () => 60);

/** What takes long. */
export const computingProbes: readonly Probe[] = [
  {
    group: "H",
    title: "how long the first computation of an audience takes that is switched on",
    settles: ["computeSeconds"],
    async look(bench) {
      const { seen, object } = await bench.make("audience", { enabled: true });
      const statusOf = (answer: typeof seen): unknown => objectIn(answer, "audience")["status"];
      const first = await bench.read(object);
      if (statusOf(first) === undefined) return bench.leaveOpen("computeSeconds", "reads do not tell the status");
      const isLive = (answer: typeof seen): boolean => statusOf(answer) === "Live";
      const waits = [0, 5, 10, 20, ...WAITS];
      bench.settle("computeSeconds", timed(await measureUntil(bench, seen, () => bench.read(object), isLive, waits)));
    },
  },
];
