import type { EchoV1Output } from "../../segment/generated/wire.ts";
import { defineHandler } from "../handler.ts";
import { inputFault } from "../input-faults.ts";
import { Refusal, refuse, refuseFaults } from "../refusal.ts";

interface Parameters {
  message: string;
  /** In real milliseconds. */
  delay?: number;
  triggerError?: boolean;
  triggerMultipleErrors?: boolean;
  triggerUnexpectedError?: boolean;
  statusCode?: number;
}

const echo = defineHandler<Parameters>({
  handle({ parameters, headers }, { settings }): EchoV1Output {
    const { message, statusCode = 200, triggerError, triggerMultipleErrors, triggerUnexpectedError } = parameters;
    if (statusCode < 200 || statusCode > 599)
      refuseFaults([inputFault("statusCode", "must be a status from 200 to 599")]);
    if (triggerUnexpectedError) throw refuse(500, message);
    const { errors } = refuse(settings.echoErrorStatus, message);
    if (triggerMultipleErrors) throw new Refusal(settings.echoErrorStatus, [...errors, ...errors]);
    if (triggerError) throw new Refusal(settings.echoErrorStatus, errors);
    if (statusCode >= 400) throw refuse(statusCode, message);
    return { method: "get", message, headers };
  },
  reply: ({ delay = 0, statusCode = 200 }) => ({ delayMs: delay, status: statusCode }),
});

/** What repeats its request and changes nothing: `/echo` (API.md 7.7). */
export const echoHandlers = { echo };
