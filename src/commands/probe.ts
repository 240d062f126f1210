import { countExchanges } from "../probe/ask.ts";
import type { Exchange } from "../segment/exchange.ts";
import { halfLimits } from "../probe/half-limits.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { checkMode } from "./probe/check-mode.ts";
import { checkPlaces } from "./probe/check-places.ts";
import { refuseUnasked } from "./probe/confirm-probe.ts";
import { measureSpace } from "./probe/measure-space.ts";
import { prepareRecording } from "./probe/probe-recording.ts";
import type { ProbeOptions } from "./probe/probe-options.ts";
import { sweepSpace } from "./probe/sweep-space.ts";
import { connectTo } from "./project/connect-to.ts";
import { loadProjectOnly } from "./project/load.ts";

/** `audiencectl probe`: finds out how the API behaves, and takes away what it made for that. */
export async function run(io: CommandIo, options: ProbeOptions): Promise<ExitCode> {
  const mode = checkMode(options);
  if (mode !== "sweep") await checkPlaces(io, options);
  const { project, environment } = await loadProjectOnly(io, options);
  if (mode !== "read-only") refuseUnasked(io, options, environment);
  const count = countExchanges();
  const polite = { project: { ...project, limits: halfLimits(project.limits) }, environment, texts: [] };
  const recording = prepareRecording(io, options);
  const onExchange = (exchange: Exchange): void => {
    count.hear(exchange);
    recording.write(exchange);
  };
  const connection = await connectTo(io, options, polite, { onExchange });
  try {
    const task = { project, environment, connection, count, recording };
    return await (mode === "sweep" ? sweepSpace(io, options, task) : measureSpace(io, options, task));
  } finally {
    await connection.close();
    recording.close();
  }
}
