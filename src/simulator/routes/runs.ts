import type { ForceExecuteAudienceRunOutput } from "../../segment/generated/wire.ts";
import { findAudienceOf, type OfAudience } from "../audiences/find-audience.ts";
import { refuseUnlessLinked } from "../audiences/only-linked.ts";
import { wasComputed } from "../audiences/status.ts";
import { replaceItem } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import { createId } from "../ids.ts";
import { nowText } from "../timestamps.ts";

const forceExecuteAudienceRun = defineHandler<OfAudience>({
  handle({ parameters }, world): ForceExecuteAudienceRunOutput {
    const { space, audience } = findAudienceOf(parameters, world);
    refuseUnlessLinked(audience, world);
    // All that can be seen of a run: the status goes through Preparing and Computing again.
    const computed = wasComputed(audience, world.clock.now(), world) ? { computedBefore: true as const } : {};
    replaceItem(space, "audiences", audience, { ...audience, ...computed, computingSince: nowText(world) }, world);
    return { run: { id: createId("", world.clock.now()) } };
  },
});

/** Forced runs of linked audiences: `/spaces/{spaceId}/audiences/{audienceId}/runs` (API.md 3.3). */
export const runHandlers = { forceExecuteAudienceRun };
