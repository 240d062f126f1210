import { createHash } from "node:crypto";
import type { MessagesSubscriptionRequest } from "../../segment/generated/wire.ts";
import type { StoredSubscription } from "../state/neighbours.ts";
import { nowText } from "../timestamps.ts";
import type { World } from "../world.ts";
import { normaliseKey } from "./check-subscription.ts";

/** The stored subscription that a request is about. */
export function findSubscription(
  request: Pick<MessagesSubscriptionRequest, "key" | "type">,
  among: readonly StoredSubscription[],
): StoredSubscription | undefined {
  return among.find(({ key, type }) => key === normaliseKey(request) && type === request.type);
}

/** A subscription as a PUT asks for it. What it leaves out is gone. */
export function makeSubscription(
  { type, status, groups, ...request }: MessagesSubscriptionRequest,
  world: World,
): StoredSubscription {
  const updatedAt = nowText(world);
  return {
    key: normaliseKey({ type, key: request.key }),
    type,
    ...(status === undefined ? {} : { status }),
    ...(groups && { groups: groups.map((group) => ({ ...group, id: groupId(group.name), updatedAt })) }),
    updatedAt,
  };
}

// A group is known by its name, so the name is all that its id can come from.
function groupId(name: string): string {
  return `grp_${createHash("sha256").update(name).digest("hex").slice(0, 22)}`;
}
