import { compareText } from "../values/compare-text.ts";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { text as readStream } from "node:stream/consumers";
import type { CallInput } from "../segment/call-input.ts";
import { listAll, type ListOperationId } from "../segment/list.ts";
import { printJson } from "../report/print-json.ts";
import { findSpaceOf } from "../planning/find-space-of.ts";
import { operationRow, operations, type OperationId } from "../segment/operations.ts";
import { findOperation } from "./api/find-operation.ts";
import { findReach } from "./api/reach.ts";
import { readFields, type FieldValues } from "./api/read-fields.ts";
import { CommandError } from "./command-error.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import type { apiDefinition } from "./definitions/space.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { connect } from "./project/connect.ts";

type ApiOptions = OptionsOf<typeof apiDefinition>;

/** Operations that want the space's id under another name than spaceId (API.md 6.2). */
const spaceIdFields: Partial<Record<OperationId, string>> = {
  listFiltersForSpace: "integrationId",
  createFilterForSpace: "integrationId",
  updateFilterById: "integrationId",
};

/** `audiencectl api`: sends one operation of the Public API, through the same gates and retries as everything else. */
export async function run(io: CommandIo, options: ApiOptions, name: string | undefined): Promise<ExitCode> {
  if (name === undefined) {
    io.stdout(listOperations());
    return exitCodes.done;
  }
  const operation = findOperation(name);
  const fields = readFields(options.field ?? [], options.rawField ?? []);
  const body = options.input === undefined ? undefined : await readBody(io, options.input);
  const { target, spaceOf, ...reach } = await findReach(io, options, asksForSpace(operation, fields));
  const connection = await connect(io, reach.options, target);
  const { client } = connection;
  const spaceId = spaceOf ? (await findSpaceOf(client, spaceOf.project, spaceOf.environment)).id : "";
  const call = toCall(operation, fields, body, spaceId);
  const data = options.paginate
    ? await listAll(client, pagedOperation(operation), call)
    : await client.call(operation, call);
  await connection.close();
  io.stdout(printJson(data));
  return exitCodes.done;
}

/** Whether an operation is about a space and nobody said which. */
function asksForSpace(operation: OperationId, fields: FieldValues): boolean {
  const isAbout = operationRow(operation).path.includes("{spaceId}") || operation in spaceIdFields;
  return isAbout && fields[spaceFieldOf(operation)] === undefined;
}

function spaceFieldOf(operation: OperationId): string {
  return spaceIdFields[operation] ?? "spaceId";
}

/**
 * Sorts the fields: those that the path names go there, the rest into the body, or into the query where there is none.
 * Whether they are what the operation takes is for the API to say.
 */
function toCall(
  operation: OperationId,
  fields: FieldValues,
  body: unknown,
  spaceId: string,
): CallInput<OperationId> & CallInput<ListOperationId> {
  const { path: template, method } = operationRow(operation);
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const given: FieldValues = { ...(spaceId !== "" && { [spaceFieldOf(operation)]: spaceId }), ...fields };
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length > 0)
    throw new CommandError(`${operation} needs ${missing.join(", ")}`, {
      code: "api-missing-field",
      hint: missing.map((name) => `--field ${name}=…`).join(" "),
    });
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));
  const takesBody = method !== "GET" && method !== "DELETE";
  const hasRest = Object.keys(rest).length > 0;
  if (body !== undefined && hasRest)
    throw new CommandError("--input is the whole body, so --field may only fill the path", { code: "api-two-bodies" });
  return {
    path: Object.fromEntries(names.map((name) => [name, textOf(given[name])])),
    ...(takesBody ? (body !== undefined || hasRest ? { body: body ?? nest(rest) } : {}) : { query: rest }),
  } as CallInput<OperationId> & CallInput<ListOperationId>;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** `definition.query=…` as `{definition: {query: …}}`. */
function nest(fields: FieldValues): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const keys = name.split(".");
    if (keys.includes("__proto__")) throw new CommandError("a field cannot be named __proto__", { code: "api-field" });
    const last = keys.pop() ?? name;
    const parent = keys.reduce<Record<string, unknown>>((at, key) => (at[key] ??= {}) as Record<string, unknown>, root);
    parent[last] = value;
  }
  return root;
}

function pagedOperation(operation: OperationId): ListOperationId {
  if (isListOperation(operation)) return operation;
  throw new CommandError(`${operation} does not answer in pages`, {
    code: "api-not-paged",
    hint: "leave --paginate out",
  });
}

function isListOperation(operation: OperationId): operation is ListOperationId {
  return operationRow(operation).page !== undefined;
}

async function readBody(io: CommandIo, file: string): Promise<unknown> {
  try {
    return JSON.parse(file === "-" ? await readStream(io.stdin) : await readFile(path.resolve(io.cwd, file), "utf8"));
  } catch (error) {
    throw new CommandError(`${file === "-" ? "standard input" : file} is not a readable JSON file`, {
      code: "api-input",
      hint: "give a file with the JSON body of the request",
      cause: error,
    });
  }
}

function listOperations(): string {
  const names = (Object.keys(operations) as OperationId[]).toSorted(compareText);
  const width = Math.max(...names.map((name) => name.length));
  return names
    .map((name) => `${name.padEnd(width)}  ${operationRow(name).method.padEnd(6)}  ${operationRow(name).path}\n`)
    .join("");
}
