import type { RuleV1 } from "../../segment/generated/wire.ts";
import type { StoredTrackingPlan } from "../state/knowledge.ts";
import { hoursBefore, seedId } from "./build.ts";

const text = { type: "string" };
const number = { type: "number" };

/** The tracking plan of a shop: two events, one of them in two versions, one that is over, and traits. */
export function shopPlan(nowMs: number): StoredTrackingPlan {
  const createdAt = hoursBefore(nowMs, 24 * 60);
  const updatedAt = hoursBefore(nowMs, 24 * 10);
  const rule = (type: RuleV1["type"], jsonSchema: object, more: Partial<RuleV1>): RuleV1 => {
    return { type, jsonSchema, version: 1, createdAt, updatedAt, ...more };
  };
  const order = { total: number, currency: { type: "string", enum: ["EUR", "USD"] }, order_id: text };
  return {
    id: seedId("tp_", 0),
    name: "Shop",
    slug: "shop",
    description: "What the shop and its app send.",
    type: "LIVE",
    createdAt,
    updatedAt,
    sourceIds: ["src_web", "src_app"],
    rules: [
      rule("TRACK", declare("properties", order, ["total"]), { key: "Order Completed" }),
      rule(
        "TRACK",
        declare("properties", { ...order, coupon: text, category: text, products: { type: "array" } }, [
          "total",
          "currency",
        ]),
        { key: "Order Completed", version: 2 },
      ),
      rule("TRACK", declare("properties", { sku: text, category: text, price: number }, ["sku"]), {
        key: "Product Viewed",
      }),
      // Declared, and never seen.
      rule(
        "TRACK",
        declare("properties", { sku: text, rating: { type: "integer", minimum: 1, maximum: 5 } }, ["sku"]),
        {
          key: "Review Written",
        },
      ),
      rule("TRACK", declare("properties", { total: number, step: { type: "integer" } }, []), {
        key: "Checkout Started",
        deprecatedAt: hoursBefore(nowMs, 24 * 30),
      }),
      rule(
        "IDENTIFY",
        declare("traits", { email: text, plan: { type: "string", enum: ["free", "pro", "team"] } }, []),
        {},
      ),
      rule("GROUP", declare("traits", { name: text, seats: { type: "integer" } }, []), {}),
    ],
  };
}

/** The JSON Schema of a call whose `properties` or `traits` are declared (API.md 7.4). */
function declare(part: "properties" | "traits", properties: object, required: readonly string[]): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    type: "object",
    properties: { [part]: { type: "object", properties, ...(required.length > 0 && { required }) } },
  };
}
