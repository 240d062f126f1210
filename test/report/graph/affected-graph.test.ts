import { describe, expect, test } from "vitest";
import { buildAffectedGraph } from "../../../src/report/graph/affected-graph.ts";
import { desired, live, plan, refersTo } from "../../plan/builders.ts";

const winners = desired("winners", { definition: { query: "event('Won').count() >= 1" } });
const { spec, references } = refersTo("winners");
const user = desired("user", spec, { references });

describe("the graph of what a plan affects", () => {
  test("leads from what is used to its user", () => {
    const { edges } = buildAffectedGraph(plan([winners, user], []).changes);
    expect(edges).toEqual([{ from: "audience/winners", to: "audience/user" }]);
  });

  test("has what sees a change, although nothing is done about it", () => {
    const { changes } = plan([winners], [live("winners")]);
    const used = changes.map((change) => ({
      ...change,
      impact: { ...change.impact, dependents: ["audience/of-others"] },
    }));
    const { nodes } = buildAffectedGraph(used);
    expect(nodes.find(({ id }) => id === "audience/of-others")).toEqual({
      id: "audience/of-others",
      label: "audience/of-others",
      tone: "none",
    });
  });

  test("counts what is in relation to nothing, and leaves it out", () => {
    const { nodes, alone } = buildAffectedGraph(plan([winners, desired("lonely")], []).changes);
    expect({ nodes, alone }).toEqual({ nodes: [], alone: 2 });
  });
});
