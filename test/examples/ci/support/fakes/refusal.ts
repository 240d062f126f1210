import type { CommandResult } from "../../../../support/command.ts";

/** Ends a program that stands for another one. */
export class Refusal extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** What a program leaves behind: what it prints, or why it refused. */
export function resultOf(program: () => string): CommandResult {
  try {
    return { exitCode: 0, stdout: program(), stderr: "" };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { exitCode: error.exitCode, stdout: "", stderr: `${error.message}\n` };
  }
}
