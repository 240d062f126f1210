import { ConnectionReset } from "./connection-reset.ts";
import { refuse } from "./refusal.ts";
import { respondRefusal } from "./respond.ts";
import { firstHalf, neverAnswer, stopHalfway } from "./silence.ts";
import { tooManyRequests } from "./too-many-requests.ts";

/** What a fault may go by when it answers. */
export interface FaultContext {
  /** How long a 429 says to wait, in real milliseconds. */
  waitMs: number;
  /** Whether a 429 carries Retry-After at all: the setting `retryAfterHeader`. */
  retryAfterHeader: boolean;
  /** What would have been answered. Before anything happened that is nothing. */
  rightAnswer: Response | undefined;
  /** What is to be answered. Its signal tells when the client gives up. */
  request: Request;
}

/** One kind of failure. */
export interface FaultKindRow {
  /** Instead of the operation, or after its change was made and saved. */
  strikes: "before" | "after";
  /** Whether it ends only when the client gives up. By chance it then happens only where it is asked for. */
  hangs?: true;
  /**
   * The answer in the place of the right one. Throws `ConnectionReset` where there is none, and the reason of the
   * request's signal when the client gave up.
   */
  answer: (context: FaultContext) => Response | Promise<Response>;
}

const beforeText = "Simulated failure before the change was made.";
const afterText = "Simulated failure after the change was made.";

/** Every kind of failure that can be acted out. */
export const faultKindRows = {
  "429": { strikes: "before", answer: (context) => refuseForNow(context, context.retryAfterHeader) },
  "429-without-retry-after": { strikes: "before", answer: (context) => refuseForNow(context, false) },
  "500-before": { strikes: "before", answer: () => respondRefusal(refuse(500, beforeText)) },
  "503-before": { strikes: "before", answer: () => respondRefusal(refuse(503, beforeText)) },
  // Gateways answer in their own shape, not in the API's.
  "502-html-before": { strikes: "before", answer: () => respondHtml(502, "502 Bad Gateway") },
  "reset-before": { strikes: "before", answer: reset },
  "hang-headers-before": { strikes: "before", hangs: true, answer: ({ request }) => neverAnswer(request) },
  "hang-body-before": {
    strikes: "before",
    hangs: true,
    answer: ({ request }) => stopHalfway(respondRefusal(refuse(500, beforeText)), request),
  },
  "500-after-commit": { strikes: "after", answer: () => respondRefusal(refuse(500, afterText)) },
  "502-after-commit": { strikes: "after", answer: () => respondRefusal(refuse(502, afterText)) },
  "reset-after-commit": { strikes: "after", answer: reset },
  "truncated-after-commit": { strikes: "after", answer: ({ rightAnswer }) => truncate(rightAnswer) },
  "hang-headers-after-commit": { strikes: "after", hangs: true, answer: ({ request }) => neverAnswer(request) },
  "hang-body-after-commit": {
    strikes: "after",
    hangs: true,
    answer: ({ rightAnswer, request }) => stopHalfway(rightAnswer ?? new Response(), request),
  },
} as const satisfies Readonly<Record<string, FaultKindRow>>;

/** The name of a kind of failure. */
export type FaultKind = keyof typeof faultKindRows;

/** The names of all kinds, in the order of the table. */
export const faultKinds = Object.keys(faultKindRows) as readonly FaultKind[];

// No window stands behind this refusal, so its header is rounded down: "0" leaves the word to `msBeforeNext`, and a
// wait of milliseconds does not become one of a whole second.
function refuseForNow({ waitMs }: FaultContext, withHeader: boolean): Response {
  const retryAfterSeconds = withHeader ? Math.floor(waitMs / 1000) : undefined;
  return respondRefusal(tooManyRequests({ msBeforeNext: waitMs, consumedPoints: 1, retryAfterSeconds }));
}

function reset(): never {
  throw new ConnectionReset();
}

function respondHtml(status: number, title: string): Response {
  const html = `<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`;
  return new Response(html, { status, headers: { "content-type": "text/html" } });
}

// Whole as an HTTP message, so that nothing but the text itself tells that half of it is missing.
async function truncate(rightAnswer: Response | undefined): Promise<Response> {
  const text = (await rightAnswer?.text()) ?? "";
  const { status = 200, headers } = rightAnswer ?? {};
  return new Response(firstHalf(text), { status, ...(headers && { headers }) });
}
