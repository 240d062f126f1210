import type { Refusal } from "./refusal.ts";

/** `{data}` with a status, labelled with the versioned media type that was served. Statuses without a body have none. */
export function respondData(
  data: unknown,
  mediaType: string,
  headers: Readonly<Record<string, string>>,
  status = 200,
): Response {
  const body = [204, 205, 304].includes(status) ? null : JSON.stringify({ data });
  return new Response(body, { status, headers: { "content-type": mediaType, ...headers } });
}

/** `{errors}`, labelled `application/json`: the OpenAPI file gives failures no versioned type. */
export function respondRefusal(refusal: Refusal): Response {
  return new Response(JSON.stringify({ errors: refusal.errors }), {
    status: refusal.status,
    headers: { "content-type": "application/json", ...refusal.headers },
  });
}
