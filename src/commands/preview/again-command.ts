import { flagWords } from "../definitions/flag-words.ts";
import { quoteWord } from "../definitions/quote-word.ts";
import { place } from "../definitions/shared-options.ts";
import type { PreviewOptions } from "./options.ts";

/** The command line that reads a preview again, without spending another. */
export function againCommand(options: PreviewOptions, address: string | undefined, id: string): string {
  const subject = address === undefined ? [] : [quoteWord(address)];
  return ["audiencectl preview", ...subject, "--id", quoteWord(id), ...flagWords(place, options)].join(" ");
}
