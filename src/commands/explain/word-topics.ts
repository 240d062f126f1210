import { escapeControls } from "../../values/printable.ts";
import type { Style } from "../../report/style.ts";
import { renderEntriesText, renderListsText, type PageEntry } from "../../report/text/page-text.ts";
import { commandDefinitions } from "../definitions/command-definitions.ts";
import type { CommandDefinition } from "../definitions/definition.ts";
import { fieldsCalled } from "./field-names.ts";
import { formsOf, glossary, type GlossaryWord } from "../../report/glossary.ts";
import { noMore } from "./no-more.ts";
import type { Explanation, TopicReader } from "./topic.ts";

/** `explain WORD` and `explain COMMAND`: what a word means, the command of that name, and the fields that are called so. */
export const wordTopics: TopicReader = {
  topics: [
    ["words", "what the words of commands and pages mean"],
    ["WORD", "one of them, such as marker or release; or a field by its last name, such as onRemove"],
    ["COMMAND", "what a command does, and where its flags are"],
  ],
  // A shell completes one word.
  words: () => ["words", ...glossary.flatMap(formsOf).filter(isOneWord), ...commandDefinitions.map(({ name }) => name)],

  read({ asked, name, rest }) {
    if (name === "words") {
      noMore(name, rest);
      return listWords();
    }
    const found = wordsCalled(asked);
    const commands = [commandCalled(asked)].filter((each) => each !== undefined);
    const fields = rest === undefined ? fieldsCalled(asked) : [];
    if (found.length + commands.length + fields.length === 0) return undefined;
    const data = {
      words: found.map(({ word, meaning }) => ({ word, meaning })),
      commands: commands.map((each) => ({ command: each.name, summary: each.summary, help: helpFor(each.name) })),
      fields,
    };
    return { data, text: (style) => renderAll(asked, data, style) };
  },
};

/** The words of the glossary of which something is a form. */
export function wordsCalled(asked: string): GlossaryWord[] {
  return glossary.filter((each) => formsOf(each).some((form) => isForm(asked, form)));
}

function isOneWord(form: string): boolean {
  return !form.includes(" ");
}

function isForm(asked: string, form: string): boolean {
  const given = asked.toLowerCase();
  return [form.toLowerCase(), `${form.toLowerCase()}s`].includes(given);
}

/** The command of a name, or of another name that it has. */
export function commandCalled(name: string): CommandDefinition | undefined {
  return commandDefinitions.find((each) => [each.name, ...(each.aliases ?? [])].includes(name));
}

/** The command line that prints the help of a command. */
export function helpFor(command: string): string {
  return `audiencectl help ${command}`;
}

function listWords(): Explanation {
  return {
    data: { words: glossary.map(({ word, meaning }) => ({ word, meaning })) },
    text: (style) =>
      renderListsText(
        [{ title: "Words", rows: glossary.map(({ word, meaning }) => [word, plainText(meaning)]) }],
        style,
      ),
  };
}

interface FoundTopics {
  words: readonly Pick<GlossaryWord, "word" | "meaning">[];
  commands: readonly { command: string; summary: string; help: string }[];
  fields: readonly { topic: string; meaning: string }[];
}

function renderAll(asked: string, { words, commands, fields }: FoundTopics, style: Style): string {
  const entries: PageEntry[] = [
    ...words.map(({ word, meaning }) => ({ name: word, lines: [sentence(plainText(meaning))] })),
    ...commands.map(({ command, summary, help }) => ({
      name: `audiencectl ${command}`,
      lines: [sentence(summary), ["flags and examples", help] as const],
    })),
  ];
  const rows = fields.map(({ topic, meaning }) => [topic, firstSentence(meaning)] as const);
  return [
    ...(entries.length > 0 ? [renderEntriesText(entries, style)] : []),
    ...(rows.length > 0
      ? [
          renderListsText(
            [{ title: `Fields called ${escapeControls(asked)} (audiencectl explain FIELD says more)`, rows }],
            style,
          ),
        ]
      : []),
  ].join("\n");
}

/** A text of the pages for a terminal. */
export function plainText(text: string): string {
  return text.replaceAll("`", "");
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function firstSentence(text: string): string {
  return /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;
}
