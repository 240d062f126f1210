import type {
  GetTrackingPlanV1Output,
  ListRulesFromTrackingPlanV1Output,
  ListSourcesFromTrackingPlanV1Output,
  ListTrackingPlansV1Output,
  SourceV1,
  TrackingPlanV1,
} from "../../segment/generated/wire.ts";
import { refuseWithout } from "../access.ts";
import { findInWorkspace, workspaceItems } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import type { PageParameters } from "../pagination.ts";
import { takeNames } from "../space-schema/pages.ts";
import type { StoredSource, StoredTrackingPlan } from "../state/knowledge.ts";
import { workspaceId } from "../workspace.ts";
import type { World } from "../world.ts";

interface OnePlan {
  trackingPlanId: string;
}

const listTrackingPlans = defineHandler<PageParameters & { type?: TrackingPlanV1["type"] }>({
  handle({ parameters }, world): ListTrackingPlansV1Output {
    refuseWithout(world.settings.trackingPlansAccess, "tracking plans");
    const { type: asked } = parameters;
    const plans = workspaceItems("trackingPlans", world).filter(({ type }) => asked === undefined || type === asked);
    const { page, pagination } = takeNames(plans, parameters, world.settings);
    return { trackingPlans: page.map(planView), pagination };
  },
});

const getTrackingPlan = defineHandler<OnePlan>({
  handle({ parameters }, world): GetTrackingPlanV1Output {
    return { trackingPlan: planView(findPlan(parameters, world)) };
  },
});

const listRulesFromTrackingPlan = defineHandler<OnePlan & PageParameters>({
  handle({ parameters }, world): ListRulesFromTrackingPlanV1Output {
    const { page, pagination } = takeNames(findPlan(parameters, world).rules, parameters, world.settings);
    return { rules: page, pagination };
  },
});

const listSourcesFromTrackingPlan = defineHandler<OnePlan & PageParameters>({
  handle({ parameters }, world): ListSourcesFromTrackingPlanV1Output {
    const { sourceIds = [] } = findPlan(parameters, world);
    const sources = workspaceItems("sources", world).filter(({ id }) => sourceIds.includes(id));
    const { page, pagination } = takeNames(sources, parameters, world.settings);
    return { sources: page.map(sourceView), pagination };
  },
});

function findPlan({ trackingPlanId }: OnePlan, world: World): StoredTrackingPlan {
  refuseWithout(world.settings.trackingPlansAccess, "tracking plans");
  return findInWorkspace("trackingPlans", trackingPlanId, world);
}

function planView({ rules: _rules, sourceIds: _sources, ...plan }: StoredTrackingPlan): TrackingPlanV1 {
  return plan;
}

// What a source has besides its names is ours: nothing here depends on it. Write keys are secrets, and it has none.
function sourceView({ id, slug, name }: StoredSource): SourceV1 {
  const metadata = { id: `${slug}-metadata`, name, slug };
  return { id, slug, name, metadata, workspaceId, enabled: true, writeKeys: [], settings: {}, labels: [] };
}

/** Tracking plans: `/tracking-plans` (API.md 7.4). */
export const trackingPlanHandlers = {
  listTrackingPlans,
  getTrackingPlan,
  listRulesFromTrackingPlan,
  listSourcesFromTrackingPlan,
};
