import type { ExchangeCount } from "../../probe/ask.ts";
import type { Environment, Project } from "../../project/project.ts";
import type { ApiConnection } from "../project/connect.ts";
import type { ProbeRecording } from "./probe-recording.ts";

/** What a probe and a sweep work with. */
export interface ProbeTask {
  project: Project;
  environment: Environment;
  connection: ApiConnection;
  count: ExchangeCount;
  recording: ProbeRecording;
}
