import type { SegmentClient } from "../segment/client.ts";
import type { Emit } from "./events.ts";

/** Tells of what requests wait for as events, in place of whoever was told before. */
export function tellApiEvents(client: SegmentClient, emit: Emit): void {
  const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString();
  client.onTrouble?.((lane, trouble) =>
    emit(
      trouble
        ? { code: "api.troubled", level: "warning", data: { lane, ...trouble, until: inMs(trouble.pauseMs) } }
        : { code: "api.sound", level: "info", data: { lane } },
    ),
  );
  client.onWait?.((lane, { reason, waitMs, asks }) => {
    const whole = Math.round(waitMs);
    const data = { lane, reason, waitMs: whole, until: inMs(whole), ...(asks !== undefined && { asks }) };
    emit({ code: "api.waiting", level: "info", data });
  });
}
