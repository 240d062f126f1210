import type { OperationHandler } from "./handler.ts";
import { activationHandlers } from "./routes/activations.ts";
import { audienceHandlers } from "./routes/audiences.ts";
import { connectionHandlers } from "./routes/connections.ts";
import { destinationHandlers } from "./routes/destinations.ts";
import { downloadHandlers } from "./routes/downloads.ts";
import { filterHandlers } from "./routes/filters.ts";
import { messagingSubscriptionHandlers } from "./routes/messaging-subscriptions.ts";
import { previewHandlers } from "./routes/previews.ts";
import { referenceHandlers } from "./routes/references.ts";
import { runHandlers } from "./routes/runs.ts";
import { scheduleHandlers } from "./routes/schedules.ts";
import { spaceHandlers } from "./routes/spaces.ts";
import { supportedDestinationHandlers } from "./routes/supported-destinations.ts";
import { traitHandlers } from "./routes/traits.ts";

/** Who serves which operation, by operationId. Operations without a row answer 501. */
export const handlers: Readonly<Record<string, OperationHandler | undefined>> = {
  ...activationHandlers,
  ...audienceHandlers,
  ...connectionHandlers,
  ...destinationHandlers,
  ...downloadHandlers,
  ...filterHandlers,
  ...messagingSubscriptionHandlers,
  ...previewHandlers,
  ...referenceHandlers,
  ...runHandlers,
  ...scheduleHandlers,
  ...spaceHandlers,
  ...supportedDestinationHandlers,
  ...traitHandlers,
};
