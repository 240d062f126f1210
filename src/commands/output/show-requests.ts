import { fitLine } from "../../report/text/fit-line.ts";
import { requestsLine, waitsText, type RequestsProgress } from "../../report/text/requests-line.ts";
import type { SegmentClient } from "../../segment/client.ts";
import { operationRow } from "../../segment/operations.ts";
import type { CommandIo } from "../io.ts";

/**
 * Shows how far a client is with its requests, for as long as it has any under way.
 *
 * @returns What ends that.
 */
export function showRequests(io: CommandIo, client: SegmentClient): () => void {
  const showing = io.stage?.show({
    lines({ columns }) {
      const progress = look(client);
      return progress ? [fitLine([{ text: requestsLine(progress) }], columns - 1)] : [];
    },
    aside() {
      const progress = look(client);
      return progress && waitsText(progress);
    },
    beat() {
      const progress = look(client);
      return progress && requestsLine(progress);
    },
    event() {
      const { asked = 0, answered = 0, open: [first] = [] } = look(client) ?? {};
      if (!first) return undefined;
      const { operation, wait } = first;
      const data = { asked, answered, operation, ...(wait && { reason: wait.reason, waitMs: Math.ceil(wait.leftMs) }) };
      return { code: "api.progress", level: "info", data };
    },
  });
  return () => showing?.close();
}

/** How far a client is; `undefined` while it is idle. */
function look({ activity }: SegmentClient): RequestsProgress | undefined {
  const { open = [], ...counts } = activity?.() ?? { asked: 0, answered: 0 };
  if (open.length === 0) return undefined;
  return { ...counts, open, onlyReads: open.every(({ operation }) => operationRow(operation).method === "GET") };
}
