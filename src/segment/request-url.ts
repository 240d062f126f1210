import { PathParameterError } from "./errors.ts";
import type { OperationId } from "./operations.ts";

type QueryValue = string | number | boolean | readonly string[];

/** The parameters that make the address of a request. */
export interface RequestTarget {
  operation: OperationId;
  /** Path template; names in braces are path parameters. */
  template: string;
  path?: Readonly<Record<string, string>> | undefined;
  /**
   * Dotted names stay as they are (API.md 1.5). Those without a value are left out. A list is sent entry by entry under its
   * name with brackets, and an empty one not at all (API.md 7.3).
   */
  query?: Readonly<Record<string, QueryValue | undefined>> | undefined;
}

/**
 * The address of a request.
 *
 * @param apiUrl From `resolveApiUrl`.
 * @throws {PathParameterError} when a path parameter would lead to another path than the operation's.
 */
export function buildUrl(apiUrl: string, { operation, template, path = {}, query = {} }: RequestTarget): string {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeSegment(operation, name, path[name]));
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (typeof value === "object") for (const entry of value) parameters.append(`${name}[]`, entry);
    else parameters.append(name, String(value));
  }
  if (parameters.size === 0) return apiUrl + filled;
  // `+` means a blank only to those who read a query as a form; `%20` means it to everybody.
  return `${apiUrl}${filled}?${parameters.toString().replaceAll("+", "%20")}`;
}

/** Nothing, dots, or half of a character that takes two code units, which has no encoding. */
const impossibleSegment = /^\.{0,2}$|\p{Surrogate}/u;

/** Whether a text can be one segment of a path: there are names of which no URL can be made. */
export function isPossibleSegment(value: string): boolean {
  return !impossibleSegment.test(value);
}

/** URLs have no way to write the segments `.` and `..`, not even escaped, and an empty id turns an object into a list. */
function encodeSegment(operation: OperationId, name: string, value: string | undefined): string {
  if (value === undefined || !isPossibleSegment(value)) throw new PathParameterError(operation, name, value);
  return encodeURIComponent(value);
}
