import type { ListAuditEventsV1Output } from "../../segment/generated/wire.ts";
import { refuseWithout } from "../access.ts";
import { auditEventView, recordedEvents, spelledType } from "../audit/views.ts";
import { takeAuditPage } from "../audit/take-page.ts";
import { defineHandler } from "../handler.ts";
import { inputFault } from "../input-faults.ts";
import type { PageParameters } from "../pagination.ts";
import { refuseFaults } from "../refusal.ts";

interface Parameters extends PageParameters {
  startTime?: string;
  endTime?: string;
  resourceId?: string;
  resourceType?: string;
}

const listAuditEvents = defineHandler<Parameters>({
  handle({ parameters }, world): ListAuditEventsV1Output {
    refuseWithout(world.settings.auditAccess, "the audit trail");
    const { startTime, endTime, resourceId, resourceType } = parameters;
    refuseFaults(
      Object.entries({ startTime, endTime }).flatMap(([name, text]) =>
        text !== undefined && Number.isNaN(Date.parse(text)) ? [inputFault(name, "must be a valid ISO 8601 date")] : [],
      ),
    );
    const asked = recordedEvents(world).filter(
      (event) =>
        (startTime === undefined || Date.parse(event.timestamp) > Date.parse(startTime)) &&
        (resourceId === undefined || event.resourceId === resourceId) &&
        (resourceType === undefined || spelledType(event.resourceType, world.settings) === resourceType),
    );
    const { page, pagination } = takeAuditPage(asked, endTime, parameters, world);
    return { events: page.map((event) => auditEventView(event, world)), pagination };
  },
});

/** Who did what: `/audit-events` (API.md 7.6). */
export const auditEventHandlers = { listAuditEvents };
