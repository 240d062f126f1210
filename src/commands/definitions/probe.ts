import { defineCommand } from "./definition.ts";
import { apiConnection, environment, format, project, trace } from "./shared-options.ts";

/** `audiencectl probe`. */
export const probeDefinition = defineCommand({
  name: "probe",
  summary: "find out how Segment behaves where its documentation is silent",
  description:
    "With --read-only, reads only: about thirty requests, which are safe in any space and with any token. With --throwaway, also makes audiences, computed traits and space filters in a throwaway space, edits them and deletes them again: switched off, of a query that nobody can match, at most twelve at a time, at half of every rate limit. Nothing else in the space is ever written to. What is made is in a journal beside the profile before it is sent, and is deleted at the end, on Ctrl-C, and by --sweep. What was seen goes to the profile, and every exchange to a recording beside it, probe.exchanges.jsonl; neither holds any data of the space. --sweep deletes only what has the name, the marker and the query of a probe and belongs to no project, and lists it, with what it left. Exits with 3 when the space is not safe to try in, and with 5 when something stays, with a list, or when a group of probes ended before its end.",
  options: [
    { flags: "--read-only", help: "make nothing, and read what can be read" },
    { flags: "--throwaway <slug>", help: "the slug of the space, typed out: a throwaway space" },
    {
      flags: "--sweep",
      help: "only delete what earlier probes left in the space, of other machines, too: run it while no other probe is running there",
    },
    {
      flags: "-y, --yes",
      help: "do not ask for the name of an environment that has confirm: true in the project file",
    },
    {
      flags: "--crowded",
      help: "try in a space of fifty objects or more, or with protected objects or those of other projects, all the same",
    },
    {
      flags: "--destination <id>",
      help: "also connect audiences to this destination, which was added to Engage: a webhook of your own; nobody is a member, so nothing is sent",
    },
    { flags: "--slow", help: "also try what takes long: one audience is switched on until it is computed" },
    {
      flags: "--max-requests <n>",
      help: "how many requests to make before everything is deleted again",
      value: "count",
      default: 220,
    },
    {
      flags: "--profile <file>",
      help: "where to write the profile (default: probe.json), over an earlier one; the recording and the journal are beside it",
      writes: true,
    },
    project,
    environment,
    format,
    ...apiConnection,
    trace,
  ],
  examples: [
    ["audiencectl probe --read-only --env production", "what can be seen without a trace"],
    ["audiencectl probe --env dev --throwaway acme-dev", "everything, in a throwaway space"],
    ["audiencectl probe --env dev --sweep", "after a probe that was killed"],
    ["audiencectl trace verify probe.exchanges.jsonl --profile probe.json", "what does the profile not explain?"],
  ],
});
