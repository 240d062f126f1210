import { isOperationId, operationRow, operations, type OperationId } from "../../segment/operations.ts";
import { suggest } from "../../values/suggest.ts";
import { CommandError } from "../command-error.ts";

/**
 * The operation of a name that somebody wrote.
 *
 * @throws {CommandError} for a name that no operation has, with the operations that are meant: those of a path, or a near name.
 */
export function findOperation(name: string): OperationId {
  if (isOperationId(name)) return name;
  throw new CommandError(`there is no operation ${JSON.stringify(name)}`, {
    code: "unknown-operation",
    hint: atPath(name) ?? nearName(name) ?? "audiencectl api without a name lists them",
  });
}

function nearName(name: string): string | undefined {
  const near = suggest(name, Object.keys(operations));
  return near === undefined ? undefined : `did you mean ${near}?`;
}

/** For a path such as `/spaces/abc/audiences`, as other programs take one: what to write for each method that it has. */
function atPath(text: string): string | undefined {
  const steps = stepsOf(text.replace(/[?#].*$/s, ""));
  const meant = (Object.keys(operations) as OperationId[]).flatMap((operation) => {
    const { path, method } = operationRow(operation);
    const template = stepsOf(path);
    if (template.length !== steps.length || template.some((step, at) => !isParameter(step) && step !== steps[at]))
      return [];
    const fields = template.flatMap((step, at) =>
      isParameter(step) ? [`--field ${step.slice(1, -1)}=${steps[at]}`] : [],
    );
    return [`${[operation, ...fields].join(" ")} (${method})`];
  });
  return meant.length === 0 ? undefined : `write the operation in place of its path: ${meant.join(", or ")}`;
}

function stepsOf(path: string): string[] {
  return path.split("/").filter((step) => step !== "");
}

function isParameter(step: string): boolean {
  return step.startsWith("{");
}
