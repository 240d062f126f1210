import type { CallNode, ChainNode } from "../../query/index.ts";
import type { JsonValue } from "../../values/json.ts";
import { evaluateCondition } from "../evaluate.ts";
import type { Circumstances } from "../environment.ts";
import { readPath } from "../paths.ts";
import type { Subject } from "../person.ts";
import { setPath } from "./edit-path.ts";
import { placeOf } from "./places.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { Random } from "./random.ts";

/** What a search goes by. */
export interface Search {
  readonly vocabulary: Vocabulary;
  readonly circumstances: Circumstances;
  readonly random: Random;
  /** Values that pass a condition and such that do not, once found out. */
  readonly split: Map<ChainNode, Readonly<Record<"true" | "false", readonly (JsonValue | undefined)[]>>>;
}

/** A value for what a condition looks at, or `undefined` for none: such that the condition alone is answered as wanted. */
export function chooseValue(chain: ChainNode, wanted: boolean, search: Search): JsonValue | undefined {
  let lists = search.split.get(chain);
  if (!lists) {
    const all = [undefined, ...(search.vocabulary.values.get(placeOf(chain.head) ?? "") ?? [])];
    const ask = (value: JsonValue | undefined): unknown => answerFor(chain, value, search.circumstances);
    const fitting = (truth: boolean): typeof all => {
      const found = all.filter((value) => ask(value) === truth);
      return found.length > 0 ? found : all;
    };
    lists = { true: fitting(true), false: fitting(false) };
    search.split.set(chain, lists);
  }
  return search.random.pick(lists[wanted ? "true" : "false"]);
}

/** What a condition on a value says when there is only that value. */
function answerFor(chain: ChainNode, value: JsonValue | undefined, { nowMs, openPoints }: Circumstances): unknown {
  const { head } = chain;
  const root = setPath({}, readPath(textOfName(head)), value);
  const empty = { traits: {}, events: [], entities: {} };
  const ask = (tree: ChainNode, subject: Subject): unknown =>
    evaluateCondition(tree, subject, { nowMs, openPoints, type: "USERS" }).truth;
  if (head.name === "trait") return ask(chain, { type: "person", person: { ...empty, traits: root } });
  const event = { event: "it", timestampMs: nowMs - 1, properties: root, context: root };
  const name = { type: "literal", kind: "string", text: "it", value: "it", start: 0, end: 0 } as const;
  const around: ChainNode = {
    ...chain,
    head: call("event", name),
    calls: [call("where", chain), call("count"), call("at_least", { ...name, kind: "number", text: "1", value: "1" })],
  };
  return ask(around, { type: "person", person: { ...empty, events: [event] } });
}

function call(name: string, ...args: CallNode["args"]): CallNode {
  const span = { start: 0, end: 0 };
  return { type: "call", name, written: name, nameSpan: span, form: "call", args, ...span };
}

/** The text between the quotes of a name. */
export function textOfName({ args: [first] }: CallNode): string {
  return first?.type === "literal" ? first.value : "";
}
