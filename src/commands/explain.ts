import { text as readStream } from "node:stream/consumers";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { DefinitionType } from "../query/index.ts";
import { renderDiagnosticsText } from "../report/diagnostics-text.ts";
import { renderKindText } from "../report/kind-text.ts";
import { renderQueryText } from "../report/query-text.ts";
import type { ResourceKind } from "../resources/kind.ts";
import { CommandError } from "./command-error.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { explainKind, kindOfTopic } from "./explain-kind.ts";
import { explainQuery } from "./explain-query.ts";
import { topicNames } from "./explain-topics.ts";
import type { CommandIo } from "./io.ts";
import type { OutputFormat } from "./output-format.ts";

interface ExplainOptions {
  type: DefinitionType;
  trait?: boolean;
  format: OutputFormat;
}

/** `audiencectl explain`: says what something means. */
export async function run(io: CommandIo, options: ExplainOptions, name: string, text?: string): Promise<ExitCode> {
  if (name === "query") return await runQuery(io, options, text);
  const kind = kindOfTopic(name);
  if (kind) return runKind(io, options, kind, text);
  const near = suggest(name, topicNames);
  throw new CommandError(`there is nothing to explain about ${JSON.stringify(name)}`, {
    code: "unknown-topic",
    hint: `${near === undefined ? "" : `did you mean ${near}? `}topics: ${topicNames.join(", ")}`,
  });
}

function runKind(io: CommandIo, options: ExplainOptions, kind: ResourceKind, text: string | undefined): ExitCode {
  if (text !== undefined || options.trait === true)
    throw new CommandError(`${options.trait === true ? "--trait" : "a text"} goes with queries only`, {
      code: "usage",
      hint: `write audiencectl explain ${kind.prefix}`,
    });
  const reading = explainKind(kind);
  io.stdout(
    options.format === "json" ? `${JSON.stringify(reading, null, 2)}\n` : renderKindText(reading, io.style.stdout),
  );
  return exitCodes.done;
}

async function runQuery(io: CommandIo, options: ExplainOptions, given: string | undefined): Promise<ExitCode> {
  if (given === undefined)
    throw new CommandError("there is no query to explain", {
      code: "query-missing",
      hint: "give it in quotes, or - to read it from standard input",
    });
  if (options.trait === true && options.type === "LINKED")
    throw new CommandError("computed traits have the type USERS or ACCOUNTS, not LINKED", {
      code: "usage",
      hint: "leave out --type, or --trait",
    });
  const text = given === "-" ? await readStream(io.stdin) : given;
  const { reading, diagnostics, source } = explainQuery(
    text,
    options.trait === true ? "computed-trait" : "audience",
    options.type,
  );
  io.stdout(
    options.format === "json"
      ? `${JSON.stringify({ query: text, ...reading, diagnostics }, null, 2)}\n`
      : renderQueryText(reading, io.style.stdout),
  );
  if (diagnostics.length > 0)
    io.stderr(renderDiagnosticsText(diagnostics, new Map([[source.file, source]]), io.style.stderr));
  return hasErrors(diagnostics) ? exitCodes.failed : exitCodes.done;
}
