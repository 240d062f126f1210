import type { Change } from "../plan/generated/plan.ts";
import { ADOPT_WITH_CHANGES, countedAs, type CountedAction } from "../plan/change/counted-as.ts";
import { fieldChanges } from "../plan/change/field-changes.ts";
import { isWithheld, letsGo } from "../plan/change/is-change.ts";
import { asFarAsKnown } from "./not-known.ts";
import type { Style } from "./style.ts";

/** How an action is told: its sign and colour, and words to follow an address at each stage. */
export interface ActionWords {
  sign: string;
  /** In a table: `release`. */
  verb: string;
  colour: keyof Style;
  /** Before it is carried out: `audience/x will be created`. */
  planned: string;
  /** While it is carried out: `audience/x: creating …`. */
  underWay: string;
  /** Once it is carried out: `audience/x: created`, `audience/x was not created`. */
  done: string;
}

/** The words for each action, in every format. Those of a change, `wordsOf` picks. */
export const actionWords: Record<CountedAction, ActionWords> = {
  create: {
    verb: "create",
    sign: "+",
    colour: "green",
    planned: "will be created",
    underWay: "creating",
    done: "created",
  },
  update: {
    verb: "update",
    sign: "~",
    colour: "yellow",
    planned: "will be updated in place",
    underWay: "updating",
    done: "updated",
  },
  replace: {
    verb: "replace",
    sign: "-/+",
    colour: "magenta",
    planned: "will be replaced (deleted and recreated)",
    underWay: "replacing",
    done: "replaced",
  },
  delete: {
    verb: "delete",
    sign: "-",
    colour: "red",
    planned: "will be deleted",
    underWay: "deleting",
    done: "deleted",
  },
  adopt: {
    verb: "adopt",
    sign: "<",
    colour: "cyan",
    planned: "will be adopted",
    underWay: "adopting",
    done: "adopted",
  },
  [ADOPT_WITH_CHANGES]: {
    verb: "adopt with changes",
    sign: "<~",
    colour: "yellow",
    planned: "will be adopted and updated in place",
    underWay: "adopting",
    done: "adopted with changes",
  },
  forget: {
    verb: "release",
    sign: ">",
    colour: "cyan",
    planned: "will be released (no longer managed; stays in the space)",
    underWay: "releasing",
    done: "released",
  },
  mark: {
    verb: "renew marker",
    sign: "'",
    colour: "dim",
    planned: "keeps everything but its marker",
    underWay: "marking",
    done: "marked",
  },
  withheld: {
    verb: "left out",
    sign: "?",
    colour: "yellow",
    planned: "is left out",
    underWay: "leaving out",
    done: "left out",
  },
  none: {
    verb: "unchanged",
    sign: " ",
    colour: "dim",
    planned: "is as declared",
    underWay: "looking",
    done: "left alone",
  },
};

/** The words for a change, which say why as far as that is not what the action says. */
export function wordsOf(change: Change): ActionWords {
  const words = actionWords[countedAs(change)];
  const planned =
    change.action === "update" && letsGo(change)
      ? "will be disabled and released"
      : isKnownToDiffer(change)
        ? `is not as declared and ${words.planned}`
        : `${words.planned}${change.action === "none" ? asFarAsKnown(change) : ""}`;
  const { onRemove } = change;
  return { ...words, planned: onRemove ? `${planned}, as onRemove: ${onRemove} says` : planned };
}

/** Whether what is left out was held against the space. Of what is perhaps there under another marker nothing was compared. */
export function isKnownToDiffer(change: Change): boolean {
  return isWithheld(change) && fieldChanges(change).length > 0;
}
