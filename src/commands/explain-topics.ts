import { kindTopics } from "./explain-kind.ts";

/** What can be explained. */
export const topicNames: readonly string[] = ["query", ...kindTopics];
