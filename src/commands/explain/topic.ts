import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourceText } from "../../diagnostics/source-text.ts";
import type { DefinitionType } from "../../query/index.ts";
import type { Profile } from "../../probe/generated/profile.ts";
import type { Style } from "../../report/style.ts";
import type { CommandIo } from "../io.ts";

/** What is asked for. */
export interface TopicRequest {
  /** The words as they were given. */
  asked: string;
  /** The first word: a topic, or what stands before the first dot of a path. */
  name: string;
  /** What comes after it: a query, a path of fields, a number, a setting. */
  rest?: string;
  /** What a query is computed for. */
  type: DefinitionType;
  /** Whether a query is that of a computed trait. */
  trait: boolean;
  /** Whether everything below a field is wanted. */
  recursive: boolean;
  /** Another query, to hold a query against. */
  against?: string;
  /** What was measured of a space, to show beside what is taken for granted. */
  profile?: Profile;
  io: CommandIo;
}

/** What there is to say. */
export interface Explanation {
  /** For machines. */
  data: unknown;
  /** For people. Ends with a line break, unless nothing can be said. */
  text(style: Style): string;
  /** What is wrong with the thing that was to be explained. */
  findings?: { diagnostics: readonly Diagnostic[]; sources: readonly SourceText[] };
}

/** One topic, or a family of them. */
export interface TopicReader {
  /** How it stands in the list of topics: a word, or a pattern such as `KIND.FIELD`, and what it explains. */
  topics: readonly (readonly [topic: string, words: string])[];
  /** Every word that it knows, for did-you-mean. */
  words(): readonly string[];
  /** Which of `--trait`, `--recursive`, `--against` and `--profile` go with it. */
  flags?: readonly ("trait" | "recursive" | "against" | "profile")[];
  /**
   * What there is to say, or `undefined` when the request is none of its topics.
   *
   * @throws {CommandError} when the topic is its own, but what comes after it is not understood.
   */
  read(request: TopicRequest): Explanation | undefined | Promise<Explanation | undefined>;
}
