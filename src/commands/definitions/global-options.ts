import { defineOptions } from "./definition.ts";
import type { OptionValues } from "./option-values.ts";

/** How a command tells on stderr what it is doing. Every command takes these, before its name or after it. */
export const tellingOptions = defineOptions([
  { flags: "-q, --quiet", help: "show no progress: only warnings, errors, questions and what to do next" },
  { flags: "-v, --verbose", help: "print a line for each request (method, path, status and time), and every warning" },
  {
    flags: "--log-format <format>",
    help: "how stderr is written; json: each event, finding and message as one JSON line, and nothing else",
    value: ["text", "json"],
    default: "text",
  },
]);

/** Options of the program itself, which all commands take. */
export const globalOptions = defineOptions([
  { flags: "--no-color", help: "plain text without colour" },
  ...tellingOptions,
]);

/** What somebody wants to be told. */
export type TellingOptions = Partial<OptionValues<typeof tellingOptions>>;
