import { createInterface } from "node:readline/promises";
import type { CommandIo } from "../io.ts";

/** Asks on stderr, so that stdout stays the result. Only a typed `yes` counts; the end of input is a no. */
export async function confirm(io: CommandIo, question: string): Promise<boolean> {
  const lines = createInterface({ input: io.stdin });
  io.stderr(`\n${io.style.stderr.bold(question)}\nOnly "yes" will do: `);
  try {
    for await (const line of lines) return line.trim() === "yes";
    return false;
  } finally {
    lines.close();
  }
}
