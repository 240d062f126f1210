import * as fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import type { OwnProgram } from "../own-programs.ts";

/** How a script ended by itself. */
class Exit extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/**
 * Stands for node where a pipeline looks into JSON with a line of JavaScript: a new node takes longer than all that such a
 * line does. It has what those lines use: `fs` for texts, `process.env` and `process.exit`, and `console.log`.
 */
export const node: OwnProgram = ([flag = "", script = ""], { cwd, env }) => {
  let stdout = "";
  const print = (text: unknown): void => void (stdout += `${String(text)}\n`);
  const place = (file: string): string => path.resolve(cwd, file);
  const globals = {
    fs: {
      readFileSync: (file: string) => fs.readFileSync(place(file), "utf8"),
      writeFileSync: (file: string, text: string) => fs.writeFileSync(place(file), text),
      appendFileSync: (file: string, text: string) => fs.appendFileSync(place(file), text),
    },
    process: {
      env,
      exit: (code: number) => {
        throw new Exit(code);
      },
    },
    console: { log: print },
  };
  try {
    const result: unknown = vm.runInNewContext(script, globals);
    if (flag === "-p") print(result);
    else if (flag !== "-e") throw new Error(`node: unexpected: ${flag}`);
    return { exitCode: 0, stdout, stderr: "" };
  } catch (error) {
    if (error instanceof Exit) return { exitCode: error.code, stdout, stderr: "" };
    return { exitCode: 1, stdout, stderr: `${String(error)}\n` };
  }
};
