import { createInterface } from "node:readline/promises";
import type { CommandIo } from "../io.ts";

/** The line that somebody types, without blanks around it; `undefined` at the end of input. */
export async function readAnswer({ stdin }: Pick<CommandIo, "stdin">): Promise<string | undefined> {
  const lines = createInterface({ input: stdin });
  try {
    for await (const line of lines) return line.trim();
    return undefined;
  } finally {
    lines.close();
  }
}
