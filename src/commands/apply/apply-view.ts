import type { ApplyEvent } from "../../apply/events.ts";

/** What a person sees of a running apply. */
export interface ApplyView {
  onEvent: (event: ApplyEvent) => void;
  /** Prints something else in between. */
  write: (text: string) => void;
  /** Takes away what is not to stay, and ends all timers. */
  close: () => void;
}
