import { createInterface } from "node:readline/promises";
import { escapeControls } from "../../values/printable.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { toCommandError } from "../running/to-command-error.ts";

/** Questions to somebody at a terminal, one after the other. */
export interface Dialogue {
  /**
   * Asks until the answer can be read.
   *
   * @param options `initial`: what an empty answer stands for; shown in brackets.
   * @param read Throws a `CommandError` for an answer that will not do.
   * @throws {CommandError} when the input ends.
   */
  ask<Answer>(question: string, options: { initial?: string; read: (answer: string) => Answer }): Promise<Answer>;
  /** Says something between the questions. */
  say(text: string): void;
  close(): void;
}

/**
 * Asks on stderr, so that stdout stays the result. The terminal itself does the editing of a line, so an interrupt ends the
 * program as it always does.
 */
export function openDialogue(io: CommandIo): Dialogue {
  const reader = createInterface({ input: io.stdin });
  // Lines that were typed ahead wait here for their question.
  const lines = reader[Symbol.asyncIterator]();
  const { bold, dim, red } = io.style.stderr;
  return {
    async ask(question, { initial, read }) {
      for (;;) {
        io.stderr(`${bold(question)}${initial === undefined ? "" : dim(` [${initial}]`)}: `);
        const line = await lines.next();
        if (line.done === true) {
          io.stderr("\n");
          throw inputEnded();
        }
        try {
          return read(line.value.trim() || (initial ?? ""));
        } catch (error) {
          const refusal = toCommandError(error);
          if (!refusal) throw error;
          const { message, hint } = refusal;
          io.stderr(`${red("Error:")} ${escapeControls(hint === undefined ? message : `${message}; ${hint}`)}\n`);
        }
      }
    },
    say: (text) => io.stderr(text),
    close: () => reader.close(),
  };
}

function inputEnded(): CommandError {
  return new CommandError("the input ended before all questions were answered; nothing was written", {
    code: "answers-missing",
    hint: "answer them, or give the flags that the help names",
  });
}
