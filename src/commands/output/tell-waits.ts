import { tellApiEvents } from "../../apply/api-events.ts";
import type { ApplyEvent } from "../../apply/events.ts";
import type { SegmentClient } from "../../segment/client.ts";
import type { CommandIo } from "../io.ts";
import { isWorthALine, renderLine } from "./event-line.ts";

/** Tells on stderr what the requests of a client wait for, until an apply tells it in its own way. */
export function tellWaits(io: CommandIo, client: SegmentClient): void {
  const print = (event: ApplyEvent): void => {
    const line = isWorthALine(io, event) ? renderLine(io, event) : undefined;
    if (line !== undefined) io.stderr(line);
  };
  tellApiEvents(client, (event) => (io.log ?? print)({ time: new Date().toISOString(), ...event }));
}
