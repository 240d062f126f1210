import { operationRow } from "../../segment/operations.ts";
import { createSend } from "../../segment/proxy/create-send.ts";
import type { Environment } from "../../segment/proxy/choose-proxy.ts";
import type { Secret } from "../../segment/secret.ts";
import type { SeenAnswer } from "./examination.ts";

/** How long an answer may take, in seconds. */
export const LONGEST_WAIT_SECONDS = 10;

/**
 * Sends one request, the cheapest there is, and looks at nothing but status and headers. It is not repeated, and a
 * redirect is not followed. Without a token it shows whether anybody answers, and gives nothing away to whom it is.
 *
 * @param env The variables that may name a proxy.
 * @throws {ProxyAddressError} when one of them cannot. What `fetch` throws when there is no answer.
 */
export async function askHost(apiUrl: string, env: Environment, token?: Secret): Promise<SeenAnswer> {
  const { path, version } = operationRow("listSpaces");
  const controller = new AbortController();
  const silence = new Error(`no answer within ${LONGEST_WAIT_SECONDS} s`);
  const timer = setTimeout(() => controller.abort(silence), LONGEST_WAIT_SECONDS * 1000);
  try {
    const response = await createSend(
      apiUrl,
      env,
    )(
      new Request(`${apiUrl}${path}?pagination.count=1`, {
        headers: {
          accept: `application/vnd.segment.${version}+json`,
          ...(token && { authorization: `Bearer ${token.reveal()}` }),
        },
        redirect: "manual",
        signal: controller.signal,
      }),
    );
    const atMs = Date.now();
    await response.body?.cancel();
    return { status: response.status, headers: response.headers, atMs };
  } finally {
    clearTimeout(timer);
  }
}
