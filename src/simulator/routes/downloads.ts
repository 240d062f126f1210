import { createHash } from "node:crypto";
import type {
  CreateDownloadAlphaInput,
  CreateDownloadAlphaOutput,
  RequestError,
} from "../../segment/generated/wire.ts";
import { defineHandler } from "../handler.ts";
import { inputFault } from "../input-faults.ts";

/** Reserved for names that never resolve, so nobody can be sent to a stranger's server. */
const host = "downloads.simulator.invalid";

/** How long a URL may be used, in seconds: two hours (API.md 6.6). */
const validSeconds = 7200;

const createDownload = defineHandler<object, CreateDownloadAlphaInput>({
  check: hourFaults,
  handle({ body: { collectionId, hour } }): CreateDownloadAlphaOutput {
    const bucket = new Date(hour).toISOString().slice(0, 13);
    const path = `${encodeURIComponent(collectionId)}/${bucket}`;
    const urls = ["0", "1"].map((part) => {
      const signature = createHash("sha256").update(`${path} ${part}`).digest("hex");
      return `https://${host}/${path}/${part}.json.gz?X-Amz-Expires=${validSeconds}&X-Amz-Signature=${signature}`;
    });
    return { download: { urls } };
  },
});

// The body may still be malformed.
function hourFaults({ hour }: { hour?: unknown }): RequestError[] {
  const valid = typeof hour !== "string" || (/^\d{4}-\d\d-\d\dT\d\d/.test(hour) && !Number.isNaN(Date.parse(hour)));
  return valid ? [] : [inputFault("hour", "must be a valid ISO 8601 date")];
}

/** Downloads: `/customer-insights/download` (API.md 6.6). The daily quota is counted by the rate limiter. */
export const downloadHandlers = { createDownload };
