import { tellApiEvents } from "../../apply/api-events.ts";
import type { ApplyEvent } from "../../apply/events.ts";
import { renderEventText } from "../../report/text/event-text.ts";
import type { SegmentClient } from "../../segment/client.ts";
import type { CommandIo } from "../io.ts";

/** Tells on stderr what the requests of a client wait for, until an apply tells it in its own way. */
export function tellWaits(io: CommandIo, client: SegmentClient): void {
  const print = (event: ApplyEvent): void => {
    const line = renderEventText(event, io.style.stderr);
    if (line !== undefined) io.stderr(`${line}\n`);
  };
  tellApiEvents(client, (event) => (io.log ?? print)({ time: new Date().toISOString(), ...event }));
}
