import { quoteWord } from "../../values/quote-word.ts";
import type { PreviewOptions } from "./options.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** The command line that reads a preview again, without spending another. */
export function againCommand(options: PreviewOptions, address: string | undefined, id: string): string {
  const subject = address === undefined ? [] : [quoteWord(address)];
  return nextCommand("preview", options, [...subject, "--id", quoteWord(id)]);
}
