import { closeSync, fchmodSync, fstatSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import type { Exchange } from "../../segment/exchange.ts";
import type { OperationId } from "../../segment/operations.ts";
import { shorten } from "../../values/shorten.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { descriptorOf } from "../output/output-file.ts";

/** So much of an answer is kept, in characters. A page of a list is a hundred times as long. */
const LONGEST_BODY = 2000;

/** A file that takes down every exchange with the API. */
export interface Trace {
  write: (exchange: Exchange) => void;
  close: () => void;
}

/** A file of JSON lines. */
interface Lines {
  write: (line: object) => void;
  close: () => void;
}

/**
 * Begins a trace. The file is emptied and can be read by nobody else: it holds no secrets, but all of the space. Every
 * line is written at once, so that a program that is killed leaves what it did.
 *
 * @throws {CommandError} when the file cannot be written.
 */
export function openTrace(io: CommandIo, file: string): Trace {
  const lines = openLines(io, file, "trace");
  return { write: (exchange) => lines.write(cutBody(withoutAddresses(exchange))), close: lines.close };
}

/**
 * Begins a file of lines in the same way.
 *
 * @param what What messages call it.
 * @throws {CommandError} when the file cannot be written.
 */
export function openLines(io: CommandIo, file: string, what: string): Lines {
  const given = descriptorOf(path.resolve(io.cwd, file));
  let descriptor: number | undefined = given ?? open(io, file, what);
  // In the log of a job, answers of the API could give its runner commands.
  const isFile = given === undefined && fstatSync(descriptor).isFile();
  const close = (): void => {
    if (descriptor !== undefined && descriptor !== given) closeSync(descriptor);
    descriptor = undefined;
  };
  return {
    write(line) {
      if (descriptor === undefined) return;
      try {
        const text = `${JSON.stringify(line)}\n`;
        writeSync(descriptor, isFile ? text : (io.disarm?.(text, "json") ?? text));
      } catch (error) {
        // A full disk is no reason to leave a space half-way.
        io.stderr(`The ${what} ends here, because it cannot be written: ${textOf(error)}\n`);
        close();
      }
    },
    close,
  };
}

function open(io: CommandIo, file: string, what: string): number {
  try {
    const descriptor = openSync(path.resolve(io.cwd, file), "w", 0o600);
    // One that was there before keeps its mode otherwise; a pipe or a device keeps it anyway.
    if (fstatSync(descriptor).isFile()) fchmodSync(descriptor, 0o600);
    return descriptor;
  } catch (error) {
    throw new CommandError(`the ${what} ${file} cannot be written: ${textOf(error)}`, {
      code: "trace-file",
      hint: "check that its folder exists and may be written to",
      cause: error,
    });
  }
}

/** Answers with addresses of people, which a run asks for by itself. Nobody who sends a trace on means to give those away. */
const addressed: ReadonlySet<OperationId> = new Set(["listUsers", "getUser", "listAuditEvents"]);

function withoutAddresses(exchange: Exchange): Exchange {
  const { operation, responseBody } = exchange;
  if (responseBody === undefined || !addressed.has(operation)) return exchange;
  return { ...exchange, responseBody: responseBody.replaceAll(/[^\s"@]+@[^\s"@]+/g, "(address)") };
}

function cutBody(exchange: Exchange): Exchange {
  const { responseBody = "" } = exchange;
  if (responseBody.length <= LONGEST_BODY) return exchange;
  return { ...exchange, responseBody: shorten(responseBody, LONGEST_BODY) };
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
