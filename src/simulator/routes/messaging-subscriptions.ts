import type {
  BatchQueryMessagingSubscriptionsForSpaceAlphaInput,
  BatchQueryMessagingSubscriptionsForSpaceAlphaOutput,
  MessageSubscriptionResponse,
  ReplaceMessagingSubscriptionsInSpacesAlphaInput,
  ReplaceMessagingSubscriptionsInSpacesAlphaOutput,
} from "../../segment/generated/wire.ts";
import { itemsOf, replaceItems } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import { keyErrors, normaliseKey, subscriptionErrors } from "../messaging/check-subscription.ts";
import { findSubscription, makeSubscription } from "../messaging/store.ts";
import type { StoredSubscription } from "../state/neighbours.ts";
import { findSpace } from "../world.ts";

interface InSpace {
  spaceId: string;
}

const batchQueryMessagingSubscriptionsForSpace = defineHandler<
  InSpace,
  BatchQueryMessagingSubscriptionsForSpaceAlphaInput
>({
  handle({ parameters, body }, world): BatchQueryMessagingSubscriptionsForSpaceAlphaOutput {
    const stored = itemsOf(findSpace(world, parameters.spaceId), "subscriptions");
    const failures = body.subscriptions
      .map((request) => ({ ...request, errors: keyErrors(request) }))
      .filter(({ errors }) => errors.length > 0);
    const successes = body.subscriptions
      .filter((request) => keyErrors(request).length === 0)
      // A key that is not known is a success without a status.
      .map(({ type, key }) => {
        const { groups = [], ...found } = findSubscription({ type, key }, stored) ?? {
          type,
          key: normaliseKey({ type, key }),
        };
        return { ...found, ...(groups.length > 0 ? { groups: [...groups] } : {}) };
      });
    return { successes, failures, errors: [] };
  },
});

const replaceMessagingSubscriptionsInSpaces = defineHandler<InSpace, ReplaceMessagingSubscriptionsInSpacesAlphaInput>({
  handle({ parameters, body }, world): ReplaceMessagingSubscriptionsInSpacesAlphaOutput {
    const space = findSpace(world, parameters.spaceId);
    const failures: MessageSubscriptionResponse[] = [];
    const successes: MessageSubscriptionResponse[] = [];
    let stored = itemsOf(space, "subscriptions");
    for (const request of body.subscriptions) {
      const { groups: _, ...refused } = request;
      const errors = subscriptionErrors(request);
      if (errors.length > 0) {
        failures.push({ ...refused, errors });
        continue;
      }
      const made = makeSubscription(request, world);
      const before = findSubscription(request, stored);
      stored = [...stored.filter((other) => other !== before), made];
      successes.push(successView(made));
    }
    replaceItems(space, "subscriptions", stored, world);
    return { successes, failures };
  },
});

function successView({ key, type, status, groups }: StoredSubscription): MessageSubscriptionResponse {
  return {
    key,
    type,
    ...(status === undefined ? {} : { status }),
    ...(groups && { groups: groups.map(({ id, name, status: wanted }) => ({ id, name, status: wanted })) }),
  };
}

/** Messaging subscriptions: `/spaces/{spaceId}/messaging-subscriptions` (API.md 6.5). */
export const messagingSubscriptionHandlers = {
  batchQueryMessagingSubscriptionsForSpace,
  replaceMessagingSubscriptionsInSpaces,
};
