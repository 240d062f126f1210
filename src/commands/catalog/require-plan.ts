import { nearName } from "../../catalog/near-name.ts";
import { isRefusal, readPart } from "../../live/catalog/read-part.ts";
import type { SegmentClient } from "../../segment/client.ts";
import { SegmentApiError } from "../../segment/errors.ts";
import type { TrackingPlanV1 } from "../../segment/generated/wire.ts";
import { listAll } from "../../segment/list.ts";
import { listSome } from "../../values/words.ts";
import { CommandError } from "../command-error.ts";

/**
 * Makes sure that a tracking plan which somebody asks for is there: one that was mistyped must not become a catalog without
 * declarations. Whether the token may read its rules shows later.
 *
 * @throws {CommandError} when it is not there, with the plan that was probably meant.
 */
export async function requirePlan(client: SegmentClient, trackingPlanId: string): Promise<void> {
  try {
    await client.call("getTrackingPlan", { path: { trackingPlanId } });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error instanceof SegmentApiError && error.kind !== "not-found") return;
    const { value: plans } = await readPart(() => listAll(client, "listTrackingPlans", {}));
    if (plans?.some(({ id }) => id === trackingPlanId)) return;
    throw new CommandError(`there is no tracking plan with the id ${JSON.stringify(trackingPlanId)}`, {
      code: "catalog-unknown-plan",
      hint: plans ? adviceFrom(trackingPlanId, plans) : unlisted,
    });
  }
}

const unlisted =
  "the token may not list tracking plans, so check the id, and whether the token may read them; nothing was written";

function adviceFrom(asked: string, plans: readonly TrackingPlanV1[]): string {
  const words = plans.flatMap(({ id, name, slug }) => [id, name, slug].filter((word) => word !== undefined));
  const near = nearName(asked, words);
  const meant = plans.find(({ id, name, slug }) => near !== undefined && [id, name, slug].includes(near));
  if (meant) return `did you mean ${describe(meant)}? Give its id; nothing was written`;
  if (plans.length === 0) return "the workspace has no tracking plans; leave out --tracking-plan";
  return `give the id of one of these: ${listSome(plans.map(describe))}; nothing was written`;
}

function describe({ id, name }: TrackingPlanV1): string {
  return name === undefined ? id : `${id} (${name})`;
}
