import type { OperationRequest } from "../segment/operation-request.ts";
import type { OperationId } from "../segment/operations.ts";
import type { SimulatorSettings } from "../simulator/settings.ts";
import type { JsonObject } from "../values/json.ts";
import type { Finding, SettingName } from "./finding.ts";
import type { ProfileFeature } from "./generated/profile.ts";
import type { Made, Tried } from "./workbench.ts";
import type { MadeObject, ObjectKind } from "./objects.ts";
import type { Note } from "./note.ts";
import type { Seen } from "./seen.ts";

/** What a probe works with. Nothing can be written through it but what the run made. */
export interface Bench {
  readonly spaceId: string;
  /** The name of the run. */
  readonly run: string;
  /** The destination that connections may be made to; left out: none. */
  readonly destinationId?: string | undefined;
  /** A query that nobody can match. */
  readonly query: string;
  /** Settings that are settled, by this probe or one before. */
  settled<Name extends SettingName>(name: Name): Finding<SimulatorSettings[Name]> | undefined;
  /** The earliest and latest that the server's clock can be ahead by, in real milliseconds, by all answers so far. */
  clockAhead(): { minMs: number; maxMs: number; answers: readonly Pick<Seen, "n">[] };
  /** Reads. */
  look(operation: OperationId, request?: OperationRequest): Promise<Seen>;
  /** Tries to make an object. Fields stand over those of one that nobody can match. */
  create(kind: ObjectKind, fields?: JsonObject): Promise<Tried>;
  /** Makes an object. @throws {UnexpectedError} when it is refused. */
  make(kind: ObjectKind, fields?: JsonObject): Promise<Made>;
  read(object: MadeObject): Promise<Seen>;
  edit(object: MadeObject, body: JsonObject): Promise<Seen>;
  remove(object: MadeObject): Promise<Seen>;
  /** Writes a part of an audience that the run made, which its path names as `id` or `audienceId`. */
  part(operation: OperationId, audience: MadeObject, request: OperationRequest): Promise<Seen>;
  /** Has a query computed that nobody can match. At most three times in a run. */
  preview(body: JsonObject): Promise<Seen>;
  /** Settles a setting. */
  settle<Name extends SettingName>(name: Name, finding: Finding<SimulatorSettings[Name]>): void;
  /** Says why a setting is not settled. */
  leaveOpen(name: SettingName, because: Note): void;
  /** Says whether the token may use something. */
  notice(feature: string, found: ProfileFeature): void;
  /** Waits. @param seconds API seconds. */
  sleep(seconds: number): Promise<void>;
  /** Real milliseconds as API seconds. */
  apiSeconds(ms: number): number;
}
