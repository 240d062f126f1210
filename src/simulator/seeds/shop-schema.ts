import type {
  StoredEntity,
  StoredRelationship,
  StoredSeenEvent,
  StoredSeenProperty,
  StoredSeenTrait,
  StoredSource,
} from "../state/knowledge.ts";
import { hoursBefore, seedId } from "./build.ts";

/** The sources of a shop's workspace. */
export const shopSources: readonly StoredSource[] = [
  { id: "src_web", slug: "web", name: "Web shop" },
  { id: "src_app", slug: "app", name: "App" },
  { id: "src_billing", slug: "billing", name: "Billing" },
];

/** An event by its name, hours since it was last seen, events a day, and properties by name with samples. */
type EventSeed = readonly [
  name: string,
  type: StoredSeenEvent["type"],
  sourceId: string,
  hours: number,
  perDay: number,
  properties: Readonly<Record<string, readonly string[]>>,
];

const category = ["shoes", "tents", "bikes", "skis", "lamps", "mugs"];

const eventSeeds: readonly EventSeed[] = [
  [
    "Order Completed",
    "TRACK",
    "src_web",
    1,
    1620,
    {
      total: ["49.9", "120", "15"],
      order_id: [],
      currency: ["EUR", "USD"],
      coupon: ["SPRING"],
      category,
      "products.$.sku": [],
      "products.$.category": category,
      "products.$.price": [],
    },
  ],
  ["Product Viewed", "TRACK", "src_web", 0, 48_000, { sku: [], category, price: [] }],
  ["Cart Abandoned", "TRACK", "src_web", 2, 900, { total: [], category }],
  ["Newsletter Opened", "TRACK", "src_app", 3, 2100, { campaign: ["spring", "welcome"], category }],
  ["Invoice Paid", "TRACK", "src_billing", 20, 12, { amount: [], currency: ["EUR"] }],
  ["Invoice Overdue", "TRACK", "src_billing", 50, 3, { amount: [], days_overdue: ["7", "14", "30"] }],
  ["Signed Up", "TRACK", "src_app", 5, 60, { plan: ["free", "pro"], referrer: [] }],
  ["Return/Exchange Requested", "TRACK", "src_web", 9, 40, { reason: ["size", "colour"] }],
  ["Page Viewed", "PAGE", "src_web", 0, 120_000, { page_name: ["Home", "Sale"], path: ["/", "/sale"], title: [] }],
  ["Screen Viewed", "SCREEN", "src_app", 0, 30_000, { name: ["Home"] }],
  // Nothing sends it any more.
  ["Checkout Started", "TRACK", "src_web", 24 * 200, 0, { total: [], step: ["1", "2"] }],
];

const contextProperties: Readonly<Record<string, readonly string[]>> = {
  "page.path": ["/", "/sale"],
  "page.url": [],
  locale: ["de-DE", "en-GB"],
  ip: [],
};

/** What a shop sends, as of an instant in milliseconds since 1970. */
export function shopEvents(nowMs: number): StoredSeenEvent[] {
  return eventSeeds.map(([name, type, sourceId, hours, perDay, properties]) => ({
    name,
    type,
    lastSeenAt: hoursBefore(nowMs, hours),
    ...(perDay > 0 && { perDay }),
    sourceId,
    properties: [
      ...named(properties),
      ...(sourceId === "src_web"
        ? named(contextProperties).map((property) => ({ ...property, type: "CONTEXT" as const }))
        : []),
    ],
  }));
}

function named(properties: Readonly<Record<string, readonly string[]>>): StoredSeenProperty[] {
  return Object.entries(properties).map(([name, samples]) => ({ name, ...(samples.length > 0 && { samples }) }));
}

type TraitSeed = readonly [key: string, hours: number, samples?: readonly string[], more?: Partial<StoredSeenTrait>];

const traitSeeds: readonly TraitSeed[] = [
  ["email", 0],
  ["first_name", 0],
  ["plan", 1, ["free", "pro", "team"]],
  ["country", 1, ["DE", "FR", "US"]],
  ["marketing_consent", 2, ["true", "false"]],
  ["address.city", 4, ["Berlin", "Lyon"]],
  ["churn_risk", 12, ["low", "high"], { type: "SQL" }],
  // No source has sent it for long.
  ["vip", 24 * 300, ["true"]],
  ["name", 6, [], { collection: "accounts" }],
  ["industry", 6, ["Retail", "Energy"], { collection: "accounts" }],
  ["seats", 6, ["5", "20", "50"], { collection: "accounts" }],
];

/** Traits that a shop sends. */
export function shopTraits(nowMs: number): StoredSeenTrait[] {
  return traitSeeds.map(([key, hours, samples, more = {}]) => ({
    key,
    type: "CUSTOM",
    lastSeenAt: hoursBefore(nowMs, hours),
    ...(samples && samples.length > 0 && { samples }),
    ...more,
  }));
}

/** The data graph of a shop: profiles own accounts, which have payments. Types are spelled as one warehouse has them. */
export const shopEntities: readonly StoredEntity[] = [
  {
    slug: "account",
    name: "Account",
    properties: [
      { name: "ID", primaryKey: true, dataType: "VARCHAR" },
      { name: "BALANCE", primaryKey: false, dataType: "NUMBER" },
      { name: "STATUS", primaryKey: false, dataType: "VARCHAR", samples: ["open", "closed"] },
    ],
  },
  {
    slug: "payment",
    name: "Payment",
    properties: [
      { name: "ID", primaryKey: true, dataType: "VARCHAR" },
      { name: "AMOUNT", primaryKey: false, dataType: "NUMBER" },
      { name: "PAID_AT", primaryKey: false, dataType: "TIMESTAMP_NTZ" },
    ],
  },
];

/** How these hang together. */
export const shopRelationships: readonly StoredRelationship[] = [
  { id: seedId("ep_", 0), slug: "owned-accounts", name: "Owned accounts", entitySlug: "account", above: [] },
  {
    id: seedId("ep_", 1),
    slug: "account-payments",
    name: "Payments",
    entitySlug: "payment",
    above: ["owned-accounts"],
  },
];
