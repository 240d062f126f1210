import type { ApplyEvent } from "../../apply/events.ts";

/** One line of a JSON log: an event of a command, or what else would have been text on stderr. */
export type LogLine = Omit<ApplyEvent, "code"> & {
  code: ApplyEvent["code"] | "message" | "finding" | "command.failed";
};
