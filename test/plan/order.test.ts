import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderByRequirements } from "../../src/plan/order/order-by-requirements.ts";

const node = (address: string, requires: string[] = []) => ({ address, requires });

/** Nodes that require only what has a smaller number, so that there is no circle; in any order. */
const acyclic = fc
  .array(fc.array(fc.nat(30), { maxLength: 4 }), { maxLength: 30 })
  .map((lists) =>
    lists.map((list, index) =>
      node(
        `n${index}`,
        list.filter((each) => each < index).map((n) => `n${n}`),
      ),
    ),
  )
  .chain((nodes) => fc.shuffledSubarray(nodes, { minLength: nodes.length }));

describe("the order of changes", () => {
  test("each comes once and after all that it requires, in the same order however they are given", () => {
    fc.assert(
      fc.property(acyclic, (nodes) => {
        const result = orderByRequirements(nodes);
        const addresses = result.type === "ordered" ? result.nodes.map(({ address }) => address) : [];
        expect(addresses.toSorted()).toEqual(nodes.map(({ address }) => address).toSorted());
        for (const { address, requires } of nodes)
          for (const each of requires) expect(addresses.indexOf(each)).toBeLessThan(addresses.indexOf(address));
        expect(orderByRequirements(nodes.toReversed())).toEqual(result);
      }),
    );
  });

  test("a chain of 20,000 is ordered from its end", () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => node(`n${index}`, [`n${index + 1}`]));
    const result = orderByRequirements(chain);
    expect(result.type === "ordered" && result.nodes[0]?.address).toBe("n19999");
    expect(result.type === "ordered" && result.nodes.at(-1)?.address).toBe("n0");
  });

  test("20,000 that require one are ordered at once", () => {
    const star = Array.from({ length: 20_000 }, (_, index) => node(`n${index}`, ["root"]));
    const result = orderByRequirements([...star, node("root")]);
    expect(result.type === "ordered" && result.nodes[0]?.address).toBe("root");
  });

  test("a circle is told with its path", () => {
    const result = orderByRequirements([node("a", ["b"]), node("b", ["c"]), node("c", ["b"])]);
    expect(result).toEqual({ type: "cycle", path: ["b", "c", "b"] });
  });

  test("what is required but not there counts as met", () => {
    expect(orderByRequirements([node("a", ["gone"])])).toMatchObject({ type: "ordered", nodes: [{ address: "a" }] });
  });
});
