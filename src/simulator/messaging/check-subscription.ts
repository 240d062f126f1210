import type { MessageSubscriptionResponseError, MessagesSubscriptionRequest } from "../../segment/generated/wire.ts";

/** What a key has to look like, by type; push tokens may be anything. */
const keyRules: Readonly<
  Record<MessagesSubscriptionRequest["type"], { pattern: RegExp; code: string; message: string }>
> = {
  EMAIL: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, code: "INVALID_EMAIL", message: "The key is not an email address." },
  SMS: { pattern: /^\+?\d{5,15}$/, code: "INVALID_PHONE", message: "The key is not a phone number." },
  WHATSAPP: { pattern: /^\+?\d{5,15}$/, code: "INVALID_PHONE", message: "The key is not a phone number." },
  IOS_PUSH: { pattern: /\S/, code: "SYSTEM_ERROR", message: "The key is empty." },
  ANDROID_PUSH: { pattern: /\S/, code: "SYSTEM_ERROR", message: "The key is empty." },
};

const statuses: ReadonlySet<string> = new Set(["SUBSCRIBED", "UNSUBSCRIBED", "DID_NOT_SUBSCRIBE"]);

/** A key as it is stored and answered: numbers lose `+1`, as in the vendor's sample, or any plus (API.md 6.5). */
export function normaliseKey({ key, type }: Pick<MessagesSubscriptionRequest, "key" | "type">): string {
  return type === "SMS" || type === "WHATSAPP" ? key.replace(/^\+1?/, "") : key;
}

/** What is wrong with a key. */
export function keyErrors({
  key,
  type,
}: Pick<MessagesSubscriptionRequest, "key" | "type">): MessageSubscriptionResponseError[] {
  const { pattern, code, message } = keyRules[type];
  return pattern.test(key) ? [] : [{ code, message }];
}

/** What is wrong with a subscription. The codes are those that were seen (API.md 6.5); when they come is a guess. */
export function subscriptionErrors(request: MessagesSubscriptionRequest): MessageSubscriptionResponseError[] {
  const { status, groups = [] } = request;
  const errors = keyErrors(request);
  if (status !== undefined && !statuses.has(status)) {
    errors.push({ code: "INVALID_SUBSCRIPTION_STATUS", message: `'${status}' is not a subscription status.` });
  }
  const wantsGroup = groups.some((group) => group.status === "SUBSCRIBED");
  if (wantsGroup && status !== undefined && status !== "SUBSCRIBED") {
    const message = "A group cannot be subscribed while the key is not.";
    errors.push({ code: "GLOBAL_STATE_NOT_SUBSCRIBED", message });
  }
  return errors;
}
