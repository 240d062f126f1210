import type { OperationHandler } from "./handler.ts";
import { activationHandlers } from "./routes/activations.ts";
import { auditEventHandlers } from "./routes/audit-events.ts";
import { echoHandlers } from "./routes/echo.ts";
import { entityHandlers } from "./routes/entities.ts";
import { eventVolumeHandlers } from "./routes/event-volumes.ts";
import { seenEventHandlers } from "./routes/seen-events.ts";
import { seenTraitHandlers } from "./routes/seen-traits.ts";
import { trackingPlanHandlers } from "./routes/tracking-plans.ts";
import { userHandlers } from "./routes/users.ts";
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
  ...auditEventHandlers,
  ...echoHandlers,
  ...entityHandlers,
  ...eventVolumeHandlers,
  ...seenEventHandlers,
  ...seenTraitHandlers,
  ...trackingPlanHandlers,
  ...userHandlers,
};
