import { joinWords } from "../../values/words.ts";
import { suggest } from "../../values/suggest.ts";
import { renderListsText } from "../../report/text/page-text.ts";
import { CommandError } from "../command-error.ts";
import { codeTopics } from "./code-topics.ts";
import { exitCodeTopics } from "./exit-code-topics.ts";
import { topicsOfField } from "./field-names.ts";
import { fieldTopics } from "./field-topics.ts";
import { queryTopic } from "./query-topic.ts";
import { signTopics } from "./sign-topics.ts";
import { simulatorTopic } from "./simulator-topic.ts";
import type { Explanation, TopicReader, TopicRequest } from "./topic.ts";
import { commandCalled, helpFor, plainText, wordsCalled, wordTopics } from "./word-topics.ts";

/** Everything that can be explained. The first that knows the request answers it. */
const topicReaders: readonly TopicReader[] = [
  queryTopic,
  fieldTopics,
  codeTopics,
  exitCodeTopics,
  simulatorTopic,
  signTopics,
  wordTopics,
];

const topics = topicReaders.flatMap((reader) => reader.topics);

/** Every word that stands for a topic: those of the list, fields by their paths, and codes. */
export const topicWords: readonly string[] = topicReaders.flatMap((reader) => reader.words());

/** The list of topics. */
export function listTopics(): Explanation {
  return {
    data: { topics: topics.map(([topic, explains]) => ({ topic, explains })) },
    text: (style) => renderListsText([{ title: "audiencectl explain", rows: topics }], style),
  };
}

/**
 * What there is to say about a topic.
 *
 * @throws {CommandError} when nothing is known of it, or something beside it does not go with it.
 */
export async function explainTopic(request: TopicRequest): Promise<Explanation> {
  for (const reader of topicReaders) {
    const explanation = await reader.read(request);
    if (!explanation) continue;
    checkFlags(request, reader);
    return reader === wordTopics ? explanation : withCommand(request, explanation);
  }
  throw unknownTopic(request);
}

/** A topic may be called like a command or a word of the glossary, and somebody may have meant that. */
function withCommand({ asked }: TopicRequest, explanation: Explanation): Explanation {
  const command = commandCalled(asked);
  const asides = [
    ...wordsCalled(asked).map(({ meaning }) => ["The word of this name:", plainText(meaning)] as const),
    ...(command ? [["The command of this name:", helpFor(command.name)] as const] : []),
  ];
  return {
    ...explanation,
    text: (style) =>
      [explanation.text(style), ...asides.map(([about, text]) => `${style.dim(about)} ${text}\n`)].join("\n"),
  };
}

const flagUses = {
  trait: "--trait goes with queries only",
  against: "--against goes with queries only",
  recursive: "--recursive goes with kinds and fields only",
  profile: "--profile goes with simulator only",
} as const;

function checkFlags(request: TopicRequest, { flags = [] }: TopicReader): void {
  for (const flag of ["trait", "recursive", "against", "profile"] as const)
    if ((request[flag] ?? false) !== false && !flags.includes(flag))
      throw new CommandError(flagUses[flag], { code: "usage", hint: `leave out --${flag}` });
}

function unknownTopic({ asked }: TopicRequest): CommandError {
  const names = topics.map(([topic]) => topic.split(" ")[0]).join(", ");
  return new CommandError(`there is nothing to explain about ${JSON.stringify(asked)}`, {
    code: "unknown-topic",
    hint: [meantBy(asked), `topics: ${names}`].filter((part) => part !== undefined).join(" "),
  });
}

function meantBy(asked: string): string | undefined {
  if (asked.includes("(")) return "a query comes after the word query, in quotes;";
  const word = asked.replaceAll(" ", ".");
  const fields = topicsOfField(word).slice(0, 3);
  const [first = ""] = asked.split(" ");
  const near = suggest(word, topicWords) ?? suggest(first, topicWords);
  const meant = fields.length > 0 ? joinWords(fields) : near;
  return meant === undefined ? undefined : `did you mean ${meant}?`;
}
