import { foreverMs, pause } from "./pause.ts";

/**
 * An answer with its headers and the first half of its text, and then nothing. Whoever reads on waits, until the
 * request's signal aborts, and gets its reason then.
 */
export class HalfAnswer extends Response {
  /** What comes of the body. */
  readonly half: Uint8Array;

  constructor({ status, headers }: Response, half: Uint8Array, request: Request) {
    const cancelled = new AbortController();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(half),
      // Keeps the request, because a signal alone would not save it from being collected.
      pull: () => pause(foreverMs, request.signal, cancelled.signal),
      cancel: () => cancelled.abort(),
    });
    super(body, { status, headers });
    this.half = half;
  }
}
