import type { ListHistory } from "./list-history.ts";
import type { SimulatedSpace, SimulatorState } from "./state.ts";

/**
 * Remembers what a state holds. Cheap, however large it is: what a space holds is never changed but replaced, so the
 * spaces alone are copied, without what is in them.
 *
 * @returns What brings all of it back, with the lists that lag. It is done in place: whoever has a space still has it.
 */
export function rememberState(state: SimulatorState, history: ListHistory): () => void {
  const spaces = [...state.spaces];
  const held = spaces.map((space) => ({ space, was: { ...space } }));
  const recorded = history.count();
  return () => {
    state.spaces = spaces;
    for (const { space, was } of held) {
      putBack(space, was);
      history.forgetAfter(space, recorded);
    }
  };
}

function putBack(space: SimulatedSpace, was: SimulatedSpace): void {
  for (const name of Object.keys(space)) if (!Object.hasOwn(was, name)) Reflect.deleteProperty(space, name);
  Object.assign(space, was);
}
