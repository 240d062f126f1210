/** What stands beside a result and waits until that is out: people run a command for its result, and read that first. */
export interface HeldBack {
  /** Keeps something that is to be told after the result. */
  hold: (tell: () => void) => void;
  /**
   * Tells what is held, in its order.
   *
   * @param begin Called first, where anything is held.
   */
  release: (begin?: () => void) => void;
}

/** Holds nothing yet. */
export function openHeldBack(): HeldBack {
  const held: (() => void)[] = [];
  return {
    hold: (tell) => void held.push(tell),
    release: (begin) => {
      if (held.length > 0) begin?.();
      for (const tell of held.splice(0)) tell();
    },
  };
}
