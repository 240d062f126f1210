import type { Random } from "../random.ts";
import type { StoredSeenEvent, StoredSeenTrait } from "../state/knowledge.ts";
import { hoursBefore } from "./build.ts";

const things = [
  "Account",
  "Address",
  "Banner",
  "Basket",
  "Campaign",
  "Card",
  "Coupon",
  "Delivery",
  "Filter",
  "Gift",
  "Invitation",
  "Message",
  "Payment",
  "Review",
  "Search",
  "Wishlist",
];
const deeds = [
  "Added",
  "Cancelled",
  "Changed",
  "Clicked",
  "Closed",
  "Confirmed",
  "Created",
  "Failed",
  "Opened",
  "Removed",
  "Sent",
  "Shared",
  "Started",
  "Updated",
  "Viewed",
];
const properties = ["id", "value", "currency", "category", "position", "source", "variant", "label", "count", "reason"];

/** Events of the large space besides those that its queries name: 240, some of them not seen for long. */
export function largeEvents(random: Random, nowMs: number): StoredSeenEvent[] {
  return things.flatMap((thing, at) =>
    deeds.map((deed, index) => {
      const number = at * deeds.length + index;
      const stale = number % 11 === 10;
      const first = random.below(properties.length - 5);
      return {
        name: `${thing} ${deed}`,
        type: "TRACK" as const,
        lastSeenAt: hoursBefore(nowMs, stale ? 24 * (100 + number) : random.below(48)),
        ...(!stale && { perDay: 1 + random.below(5000) }),
        sourceId: number % 3 === 0 ? "src_app" : "src_web",
        properties: properties.slice(first, first + 2 + random.below(4)).map((name) => ({ name })),
      };
    }),
  );
}

const topics = ["shop", "app", "mail", "chat", "store", "loyalty", "survey", "delivery", "billing", "support"];
const attributes = [
  "score",
  "segment",
  "count",
  "last_value",
  "first_value",
  "opt_in",
  "language",
  "tier",
  "channel",
  "rank",
];

/** Custom traits of the large space: 2,600 of people, so that lists of them behave as they do in a large space, and 40 of accounts. */
export function largeSeenTraits(random: Random, nowMs: number): StoredSeenTrait[] {
  const keyAt = (index: number): string => {
    const [topic, attribute] = [
      topics[index % topics.length],
      attributes[Math.floor(index / topics.length) % attributes.length],
    ];
    return `${topic}_${attribute}_${Math.floor(index / (topics.length * attributes.length)) + 1}`;
  };
  return Array.from({ length: 2640 }, (_, index) => ({
    key: keyAt(index),
    type: index % 50 === 49 ? ("SQL" as const) : ("CUSTOM" as const),
    ...(index >= 2600 && { collection: "accounts" as const }),
    lastSeenAt: hoursBefore(nowMs, random.below(24 * 60)),
  }));
}
