import type { OperationHandler } from "./handler.ts";
import { audienceHandlers } from "./routes/audiences.ts";
import { spaceHandlers } from "./routes/spaces.ts";

/** Who serves which operation, by operationId. Operations without a row answer 501. */
export const handlers: Readonly<Record<string, OperationHandler | undefined>> = {
  ...audienceHandlers,
  ...spaceHandlers,
};
