import { buildUrl } from "../../../src/segment/request-url.ts";
import { SegmentApiError } from "../../../src/segment/errors.ts";
import { operationRow } from "../../../src/segment/operations.ts";
import type { SegmentClient } from "../../../src/segment/client.ts";
import type { RequestError } from "../../../src/segment/generated/wire.ts";
import type { Simulator } from "../../../src/simulator/simulator.ts";

/** A client for looking at a space that does not fail: without gates, retries and time limits, and so a lot faster. */
export function directClient(simulator: Simulator): SegmentClient {
  return {
    async call(operation, { path, query, body }) {
      const { method, path: template, version } = operationRow(operation);
      const url = buildUrl("http://127.0.0.1", { operation, template, path, query });
      const type = `application/vnd.segment.${version}+json`;
      const headers = { authorization: "Bearer PLACEHOLDER", accept: type, "content-type": type };
      const request = new Request(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
      const response = await simulator.fetch(request);
      const answer = (await response.json()) as { data: never; errors?: RequestError[] };
      if (!response.ok) throw new SegmentApiError(operation, response.status, answer.errors ?? []);
      return answer.data;
    },
  };
}
