import { operations } from "../../segment/operations.ts";
import { seeds } from "../../simulator/seeds/seeds.ts";
import { traceActions } from "../trace/actions.ts";
import { catalogActions } from "../definitions/catalog.ts";
import { topicWords } from "../explain/topics.ts";
import type { Candidates } from "./model.ts";
import { shellNames } from "./shells.ts";

/**
 * What may stand for a placeholder of the definitions. A row of an option or of a command's argument goes before one of the
 * placeholder alone; whatever has no row is nothing that can be guessed.
 */
const rows: Readonly<Record<string, Candidates>> = {
  "<file>": { kind: "files" },
  "<plan>": { kind: "files" },
  "<folder>": { kind: "folders" },
  "--env <name>": { kind: "names", source: "environments" },
  "<address>": { kind: "names", source: "addresses" },
  "<plan|address>": { kind: "names-or-files", source: "addresses" },
  "<file|address>": { kind: "names-or-files", source: "addresses" },
  "--query <query>": { kind: "queries" },
  "--against <query>": { kind: "queries" },
  "--seed <name>": { kind: "words", words: [...seeds.keys()] },
  "api <operation>": { kind: "words", words: Object.keys(operations) },
  "catalog <action>": { kind: "words", words: catalogActions },
  "completion <shell>": { kind: "words", words: shellNames },
  "diff <environment>": { kind: "names", source: "environments" },
  "diff <other>": { kind: "names", source: "environments" },
  "explain <topic>": { kind: "words", words: topicWords },
  "trace <action>": { kind: "words", words: traceActions },
  "explain <text>": { kind: "queries" },
  "preview <address>": { kind: "names", source: "audiences" },
  "run <address>": { kind: "names", source: "linked-audiences" },
  "audit <object>": { kind: "names", source: "addresses" },
  "list <object>": { kind: "names", source: "addresses" },
};

/**
 * What may stand for a placeholder.
 *
 * @param owner The option or the command that has it, such as `--env`.
 * @param placeholder As commander writes it, such as `<name...>` or `[name]`.
 */
export function candidatesFor(owner: string, placeholder: string): Candidates {
  const plain = placeholder.replace("...", "").replace("[", "<").replace("]", ">");
  return rows[`${owner} ${plain}`] ?? rows[plain] ?? { kind: "any" };
}
