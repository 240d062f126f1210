import { CommandError } from "../command-error.ts";

/** Refuses a second word after a topic that stands alone. @throws {CommandError} when there is one. */
export function noMore(topic: string, rest: string | undefined): void {
  if (rest === undefined) return;
  throw new CommandError(`${topic} takes nothing after it, and ${JSON.stringify(rest)} comes after it`, {
    code: "usage",
    hint: `write audiencectl explain ${topic}`,
  });
}
