import { defineCommand } from "./definition.ts";
import { format, simulatedProfile } from "./shared-options.ts";

/** `audiencectl trace`. */
export const traceDefinition = defineCommand({
  name: "trace",
  summary: "turn a --trace file into a recording without personal data, and replay one",
  description:
    "sanitise reads a file of --trace and prints a recording: a line of JSON for each request with its answer, to send with a report of a fault. A value is kept only where the API's description says that it is one of a list, a switch, a limit or a word of the API's own. Every other one becomes a placeholder, such as <aud:1> or <text:12>, which stays the same throughout the recording. verify reads a recording, rebuilds what it shows of the space in a simulator, sends the requests again and lists where the answers differ, by their place. It sends nothing over the network. Exits with 0 when the answers are the same, and with 2 when they differ.",
  arguments: [
    { name: "<action>", help: "sanitise or verify" },
    { name: "<file>", help: "the file of --trace, or the recording; - reads standard input" },
  ],
  options: [
    {
      flags: "--set <name=value>",
      help: "with verify: decide what the API's documentation leaves open, as simulate does; may be repeated",
      value: "list",
    },
    { ...simulatedProfile, help: `with verify: ${simulatedProfile.help}` },
    {
      flags: "--time-scale <factor>",
      help: "with verify: how much waiting was shortened in what was recorded: 1 to 1000000",
      value: "factor",
      default: 1,
    },
    { ...format, help: "with verify: output format" },
  ],
  examples: [
    ["audiencectl plan --env production --trace trace.jsonl", "record what goes wrong"],
    ["audiencectl trace sanitise trace.jsonl > recording.jsonl", "make of it what can be sent to others"],
    ["audiencectl trace verify recording.jsonl", "where does the simulator answer otherwise?"],
    ["audiencectl trace verify probe.exchanges.jsonl --profile probe.json", "what does the profile not explain?"],
    ["audiencectl trace verify recording.jsonl --set nameCollision=409", "and with another reading of the API?"],
  ],
});
