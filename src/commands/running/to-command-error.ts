import { placeText } from "../../diagnostics/diagnostic.ts";
import { SpaceNotFoundError } from "../../live/find-space.ts";
import { PlanFileError } from "../../plan/file/plan-file-error.ts";
import { SelectionError } from "../../plan/select/selection-error.ts";
import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import { SharedSpaceError } from "../../planning/shared-space-error.ts";
import {
  ApiUrlError,
  IncompleteAnswerError,
  LongWaitError,
  PathParameterError,
  SegmentApiError,
  SegmentDownError,
  SegmentNetworkError,
  ShortListError,
  TokenInBodyError,
  type ApiErrorKind,
} from "../../segment/errors.ts";
import { operationRow, type OperationId } from "../../segment/operations.ts";
import { ProxyAddressError } from "../../segment/proxy/proxy-error.ts";
import { StateFileError } from "../../simulator/state-file-error.ts";
import { suggest } from "../../values/suggest.ts";
import { quoteWord } from "../../values/quote-word.ts";
import { explainConnection } from "./connection-trouble.ts";
import { CommandError, type CommandErrorOptions } from "../command-error.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** What to check for each kind of error answer. */
const apiHints: Partial<Record<ApiErrorKind, string>> = {
  unauthorized:
    "check the token (PUBLIC_API_TOKEN), and the region in the project file: a token is valid in one region only",
  forbidden: "the token lacks a role for this: audiences need Workspace Owner, or a Member role with access to Engage",
  "not-found": "check the space and the region in the project file, and that the workspace has the Audiences feature",
  "rate-limited":
    "the token's rate limit is used up, perhaps by another program; wait a minute and run the command again",
  server: "the API is in trouble; run the command again later",
};

/** An error with its code and, where a value in a file is to blame, with its place. */
type PlacedError = Error & { code: string; source?: Parameters<typeof placeText>[0] | undefined };

type Hint = (error: Error, given: object | undefined) => string | undefined;

/** Errors that are no bugs of ours, each with its remedy. */
const knownErrors: readonly [new (...parameters: never[]) => PlacedError, Hint][] = [
  [LongWaitError, () => "run the command again after that time"],
  [SegmentApiError, apiHint],
  [SegmentDownError, () => "wait until the API works again and run the command then"],
  [
    IncompleteAnswerError,
    (_, given) =>
      `run the command again; if it stays so, look at the object in the app, and tell Segment of the answer: ${nextCommand("api", given, ["OPERATION"])} shows it`,
  ],
  [SegmentNetworkError, (error) => `${whereOf(error)}${explainConnection(error).remedy}`],
  [PathParameterError, () => "check the ids in the project file and in adopt lines"],
  [TokenInBodyError, () => "take the token out: what is sent can be read by others, and by destinations"],
  [
    ShortListError,
    () =>
      "nothing was planned, because hidden objects would look as if they were missing; use a token that may see all of the space",
  ],
  [ApiUrlError, addressHint],
  [
    ProxyAddressError,
    () => "write it as http://HOST:PORT, with user name and password before an @ where the proxy wants them",
  ],
  [SpaceNotFoundError, spaceHint],
  [PlanFileError, (_, given) => `make a new one with ${nextCommand("plan", given, ["--save", "FILE"])}`],
  [StateFileError, () => undefined],
  [InvalidProjectError, () => undefined],
  [SharedSpaceError, () => "give each environment a space of its own in the project file"],
  [SelectionError, (error) => (error instanceof SelectionError ? error.hint : undefined)],
];

/**
 * The failure that an error amounts to, or `undefined` when it is a bug of ours.
 *
 * @param given The options of the run, for command lines in remedies. Default: none.
 */
export function toCommandError(error: unknown, given?: object): CommandError | undefined {
  if (error instanceof CommandError) return error;
  for (const [type, hintOf] of knownErrors) {
    if (!(error instanceof type)) continue;
    const hint = hintOf(error, given);
    const options: CommandErrorOptions = {
      code: error.code,
      cause: error,
      ...(hint !== undefined && { hint }),
      ...(error instanceof InvalidProjectError && { diagnostics: error.diagnostics, sources: error.sources }),
    };
    const place = error.source ? `${placeText(error.source)}: ` : "";
    return new CommandError(`${place}${error.message}`, options);
  }
  return undefined;
}

/** Where requests went and what says so, where nobody answered there: whoever is in the wrong place has to know it. */
function whereOf(error: Error): string {
  return error instanceof SegmentNetworkError && error.address !== undefined ? `${error.address}; ` : "";
}

function apiHint(error: Error, given: object | undefined): string | undefined {
  if (!(error instanceof SegmentApiError)) return undefined;
  const hint = apiHints[error.kind];
  // A place in the project file is that of the space.
  if (error.kind !== "not-found") return hint;
  if (!error.source)
    return namesMore(error.operation) ? `check the id: perhaps what it names was deleted; otherwise ${hint}` : hint;
  return `${hint}; ${nextCommand("doctor", given)} compares it with the spaces that the token can see`;
}

/** Whether the path of an operation names more than a space, so that a wrong or old id is the likely cause of a 404. */
function namesMore(operation: OperationId): boolean {
  return /\{(?!spaceId\})\w*id\}/i.test(operationRow(operation).path);
}

function addressHint(error: Error): string {
  const { foreignHost, completed } = error instanceof ApiUrlError ? error : new ApiUrlError("");
  if (completed !== undefined) return `begin PUBLIC_API_URL with ${completed}`;
  return foreignHost === undefined
    ? "correct PUBLIC_API_URL, such as https://HOST, or leave it out to use the host of the region; the token goes into PUBLIC_API_TOKEN"
    : `leave PUBLIC_API_URL out to use the host of the region, or add --allow-host ${quoteWord(foreignHost)} if you trust it with the token`;
}

function spaceHint(error: Error): string | undefined {
  if (!(error instanceof SpaceNotFoundError)) return undefined;
  const near = suggest(error.wanted, error.visible);
  if (near !== undefined) return `did you mean ${near}?`;
  return error.visible.length > 0
    ? `this token can see: ${error.visible.slice(0, 10).join(", ")}`
    : "this token can see no space";
}
