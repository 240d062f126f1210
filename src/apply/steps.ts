import { goingRoot } from "../plan/change/going-root.ts";
import { isWritten } from "../plan/change/is-change.ts";
import { groupBy } from "../values/group-by.ts";
import type { Change } from "../plan/generated/plan.ts";
import { orderByRequirements } from "../plan/order/order-by-requirements.ts";

/** One call of the API that writes: a change is one of them, a replacement is two. What goes with parts is looked at first. */
export interface Step {
  /** Tells the step apart from all others of the plan. */
  address: string;
  change: Change;
  verb: "create" | "edit" | "delete" | "aside" | "look";
  /** Of a look: the changes of what goes with the object. */
  parts?: readonly Change[];
  /** Steps that have to be done before, by `address`. */
  requires: string[];
  /** Whether the change is done when this step is. */
  last: boolean;
}

const verbs: Readonly<Record<Change["action"], readonly Step["verb"][]>> = {
  create: ["create"],
  update: ["edit"],
  adopt: ["edit"],
  forget: ["edit"],
  mark: ["edit"],
  withheld: [],
  delete: ["delete"],
  replace: ["delete", "create"],
  none: [],
};

/**
 * The steps of a plan in an order in which each comes after all that it requires.
 *
 * What is replaced takes its replaced parts along: their old objects go before its own, their new ones come after its
 * new one. Everything else waits for whole changes. A plan has no circle, and taking a replacement apart makes none: the
 * deleting steps run against the tree of parts, the creating ones along it.
 *
 * @throws {TypeError} when the plan has a circle, which planning refuses.
 */
export function stepsOf(changes: readonly Change[]): Step[] {
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  const steps = changes.flatMap((change) => split(change, byAddress));
  for (const { change } of steps.filter(({ verb, last }) => verb === "delete" && !last)) {
    const parent = parentOf(change, byAddress);
    if (parent?.action !== "replace") continue;
    steps.find(({ address }) => address === idOf(parent, "delete"))?.requires.push(idOf(change, "delete"));
  }
  for (const { change, verb, address } of steps)
    if (verb === "aside")
      for (const step of steps) if (step.change.address === change.aside?.for) step.requires.push(address);
  const order = orderByRequirements([...steps, ...holdTreesTogether(steps, byAddress)]);
  if (order.type === "cycle") throw new TypeError(`the plan goes in a circle: ${order.path.join(" → ")}`);
  return order.nodes;
}

/**
 * Lets the deletions of a tree wait for all that the deletion of its root waits for, and then for one look at the whole tree:
 * parts must not go as long as it is not certain that what they are part of can go.
 *
 * @returns The looks.
 */
function holdTreesTogether(steps: readonly Step[], byAddress: ReadonlyMap<string, Change>): Step[] {
  const deletions = steps.filter(({ verb }) => verb === "delete");
  const trees = groupBy(deletions, ({ change }) => goingRoot(change, (address) => byAddress.get(address)));
  return [...trees].flatMap(([root, tree]): Step[] => {
    const top = tree.find(({ change }) => change === root);
    if (!top || tree.length === 1) return [];
    const own = new Set(tree.map(({ address }) => address));
    const requires = top.requires.filter((address) => !own.has(address));
    const parts = tree.filter((step) => step !== top).map(({ change }) => change);
    const address = `${top.change.address} 0 look`;
    // In this order, so that what holds the whole back is what is named as the reason.
    for (const step of tree) step.requires = [...new Set([...requires, address, ...step.requires])];
    return [{ address, change: top.change, verb: "look", parts, requires, last: false }];
  });
}

/** The outermost change that a change is part of and that replaces its object; itself, when it is that. */
export function replacedRoot(
  { address, within = [] }: Change,
  changeOf: (address: string) => Change | undefined,
): Change | undefined {
  const chain = [...within.map((step) => step.address), address];
  return chain.map(changeOf).find((change) => change?.action === "replace");
}

/** The steps of one change: one that steps aside is renamed before it is edited, and replacements are two as well. */
function verbsOf({ action, aside }: Change): readonly Step["verb"][] {
  return aside ? ["aside", ...verbs[action]] : verbs[action];
}

function split(change: Change, byAddress: ReadonlyMap<string, Change>): Step[] {
  const own = verbsOf(change);
  const parent = parentOf(change, byAddress);
  const together = parent?.action === "replace" && change.action === "replace" ? parent : undefined;
  const required = change.requires
    .flatMap((address) => byAddress.get(address) ?? [])
    .filter((other) => isWritten(other) && other !== together);
  // The old object of a part goes with its parent: only its own parts go before, and keys are needed by the new one.
  const before = together ? required.filter((other) => parentOf(other, byAddress) === change) : required;
  return own.map((verb, index) => ({
    address: idOf(change, verb),
    change,
    verb,
    // What steps aside waits for nobody: that is what breaks the circle.
    requires:
      verb === "aside"
        ? []
        : [
            ...(verb === "delete" ? before : required).map((other) =>
              idOf(other, verbs[other.action].at(-1) ?? "edit"),
            ),
            ...(index > 0 ? [idOf(change, own[index - 1] ?? "delete")] : []),
            ...(together && verb === "create" ? [idOf(together, "create")] : []),
          ],
    last: index === own.length - 1,
  }));
}

function parentOf({ within }: Change, byAddress: ReadonlyMap<string, Change>): Change | undefined {
  return byAddress.get(within?.at(-1)?.address ?? "");
}

/** Sorts by address first, so that the order of steps is that of the plan wherever nothing speaks against it. */
function idOf({ address, action, aside }: Change, verb: Step["verb"]): string {
  if (aside) return `${address} ${verb === "aside" ? "1 aside" : "2 edit"}`;
  return action === "replace" ? `${address} ${verb === "delete" ? "1 delete" : "2 create"}` : address;
}
