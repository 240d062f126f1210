import type { FunctionRow } from "./function-row.ts";

const page = "API.md 4.2";

/** Functions that start a chain. */
export const extractors: Readonly<Record<string, FunctionRow>> = {
  event: {
    kind: "extractor",
    args: ["name"],
    returns: "stream",
    follows: [],
    example: "event('Order Completed')",
    source: page,
  },
  entity: {
    kind: "extractor",
    args: ["name"],
    returns: "stream",
    follows: [],
    example: "entity('orders')",
    source: `${page}, since 2025-07-01; LINKED only`,
  },
  trait: {
    kind: "extractor",
    args: ["name"],
    returns: "scalar",
    follows: [],
    example: "trait('total_spend')",
    source: page,
  },
  property: {
    kind: "extractor",
    args: ["name"],
    returns: "scalar",
    follows: [],
    label: { name: "parent", required: false },
    inner: true,
    example: "property('price')",
    source: page,
  },
  context: {
    kind: "extractor",
    args: ["name"],
    returns: "scalar",
    follows: [],
    inner: true,
    example: "context('page.url')",
    source: page,
  },
  literal: {
    kind: "extractor",
    args: ["value"],
    returns: "scalar",
    follows: [],
    example: "literal(100)",
    source: page,
  },
};

/** Functions that narrow a stream down. Their order is free: API.md 4.3. */
export const filters: Readonly<Record<string, FunctionRow>> = {
  where: {
    kind: "filter",
    args: ["condition"],
    returns: "stream",
    follows: ["stream"],
    example: "where(property('price') > 100)",
    source: page,
  },
  sources: {
    kind: "filter",
    args: ["text"],
    repeats: true,
    returns: "stream",
    follows: ["stream"],
    label: { name: "exclude", required: true },
    unordered: true,
    example: "sources({exclude: 'source-id'})",
    source: page,
  },
  within: {
    kind: "filter",
    args: ["duration"],
    returns: "stream",
    follows: ["stream"],
    label: { name: "parent", required: false },
    units: ["hour", "day"],
    example: "within(7 days)",
    source: page,
  },
  between: {
    kind: "filter",
    args: ["duration", "duration"],
    returns: "stream",
    follows: ["stream"],
    label: { name: "parent", required: false },
    units: ["hour", "day"],
    example: "between(7 days, 10 days)",
    source: page,
  },
  expires_after: {
    kind: "filter",
    args: ["duration"],
    returns: "stream",
    follows: ["stream"],
    units: ["second", "hour", "day"],
    example: "expires_after(1 hour)",
    source: `${page}, since 2025-09-10; session windows of computed traits, 30 minutes to 90 days`,
  },
};
