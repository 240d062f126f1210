import type { Refusal } from "./refusal.ts";

/** `{data}` with status 200, labelled with the versioned media type that was served. */
export function respondData(data: unknown, mediaType: string, headers: Readonly<Record<string, string>>): Response {
  return new Response(JSON.stringify({ data }), { status: 200, headers: { "content-type": mediaType, ...headers } });
}

/** `{errors}`, labelled `application/json`: the OpenAPI file gives failures no versioned type. */
export function respondRefusal(refusal: Refusal): Response {
  return new Response(JSON.stringify({ errors: refusal.errors }), {
    status: refusal.status,
    headers: { "content-type": "application/json", ...refusal.headers },
  });
}
