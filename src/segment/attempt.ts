/** Sends one request; the platform's `fetch` or an embedded simulator. */
export type SendRequest = (request: Request) => Promise<Response>;

/** An attempt gave no complete answer: no connection, a broken one, or silence until the deadline. */
export class AttemptFailure extends Error {
  override readonly name = "AttemptFailure";
}

/** The largest answer that is read, in MiB once it is unpacked. A full page of the largest objects has a tenth of that. */
const LARGEST_ANSWER_MIB = 64;

/** An answer was larger than any answer of the API. It was not read to its end. */
export class LargeAnswerError extends Error {
  override readonly name = "LargeAnswerError";

  constructor() {
    super(`the answer is larger than ${LARGEST_ANSWER_MIB} MiB, and was not read to its end`);
  }
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
 * @throws {LargeAnswerError} when the answer would fill the memory. The same request would be answered so again.
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
    if (error instanceof LargeAnswerError) throw error;
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
  const body = response.body === null ? null : await readBody(response.body);
  return new Response(body, { status: response.status, headers: response.headers });
}

/** Few bytes can unpack to many, so they are counted as they come, whatever the headers say. */
async function readBody(body: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    // Leaving the loop cancels the stream, and with it the connection.
    if (bytes > LARGEST_ANSWER_MIB * 2 ** 20) throw new LargeAnswerError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
