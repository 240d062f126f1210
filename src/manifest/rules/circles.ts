import { queryAt } from "../query-places.ts";
import { findCircles } from "../../resources/find-circles.ts";
import type { CrossRule } from "./cross-rule.ts";

/** Queries do not refer to each other in a circle: Segment refuses that (API.md 2.10), and none of them could be created first. */
export const noCircles: CrossRule = ({ manifests }) => {
  const active = manifests.filter((manifest) => manifest.active);
  const referring = new Map(
    active.map(({ address, references }) => [
      address,
      { references: references.filter(({ pointer }) => pointer === queryAt) },
    ]),
  );
  return findCircles(referring).map((circle) => ({
    code: "manifest-circular-reference",
    severity: "error",
    ...circle,
    hint: "take one of the references out: what a query refers to is computed before it",
  }));
};
