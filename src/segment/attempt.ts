/** Sends one request; the platform's `fetch` or an embedded simulator. */
export type SendRequest = (request: Request) => Promise<Response>;

/** An attempt gave no complete answer: no connection, a broken one, or silence until the deadline. */
export class AttemptFailure extends Error {
  override readonly name = "AttemptFailure";
}

/** How long an attempt may take, and who may end it. */
export interface AttemptOptions {
  /** From sending to the last byte of the answer, in milliseconds. */
  deadlineMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * Sends a request and reads the whole answer, so that a body that stalls cannot hang the program.
 *
 * The deadline is a timer of its own, and the work is raced against it: on Node 20 the signals that `AbortSignal.any`,
 * `AbortSignal.timeout` and `Request` make hold each other weakly, so a garbage collection while a body is read can
 * take the deadline away.
 *
 * @throws {AttemptFailure} when there is no complete answer; the signal's reason when that aborted.
 */
export async function attempt(
  send: SendRequest,
  request: Request,
  { deadlineMs, signal }: AttemptOptions,
): Promise<Response> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const interruption = rejectOnAbort(controller.signal);
  const passOn = (): void => controller.abort(signal?.reason);
  const timer = setTimeout(
    () => controller.abort(new Error(`no complete answer within ${deadlineMs / 1000} s`)),
    deadlineMs,
  );
  signal?.addEventListener("abort", passOn, { once: true });
  try {
    return await Promise.race([interruption, sendAndRead(send, new Request(request, { signal: controller.signal }))]);
  } catch (error) {
    signal?.throwIfAborted();
    throw new AttemptFailure("there was no complete answer", { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", passOn);
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}

async function sendAndRead(send: SendRequest, request: Request): Promise<Response> {
  const response = await send(request);
  const body = response.body === null ? null : await response.arrayBuffer();
  return new Response(body, { status: response.status, headers: response.headers });
}
