import type { OperationRequest } from "../segment/operation-request.ts";
import { operationRow, type OperationId } from "../segment/operations.ts";
import type { JsonObject } from "../values/json.ts";
import type { Ask } from "./ask.ts";
import { endingAtRefusedDeletion } from "./ending-at-refused-deletion.ts";
import { ForeignWriteError, UnexpectedError } from "./ends.ts";
import type { Journal, JournalLine, MadePart } from "./journal.ts";
import { makeBody, mayBare } from "./make-body.ts";
import { partsOfName, probeName } from "./names.ts";
import { objectOperations, pathOf, type MadeObject, type ObjectKind } from "./objects.ts";
import { removeParts } from "./remove-parts.ts";
import { note } from "./note.ts";
import { objectIn, textIn, type Failure, type Seen, type Success } from "./seen.ts";

/** Most previews of a run; a space has 700 a month (API.md 1.6). */
const MOST_PREVIEWS = 3;

/** What came of making an object: it is there, or was refused. */
export type Tried = Made | { seen: Failure; object?: undefined };

/** An object that was made, and the answer to that. */
export interface Made {
  seen: Success;
  object: MadeObject;
}

/** The objects of a run: makes, edits and removes them, and writes to nothing else. */
export interface Workbench {
  /** What was made and is not gone, the oldest first. */
  readonly made: readonly MadeObject[];
  look(operation: OperationId, request?: OperationRequest): Promise<Seen>;
  create(kind: ObjectKind, fields?: JsonObject): Promise<Tried>;
  make(kind: ObjectKind, fields?: JsonObject): Promise<Made>;
  read(object: MadeObject): Promise<Seen>;
  edit(object: MadeObject, body: JsonObject): Promise<Seen>;
  /** @param again Whether it may be sent again after a failure; what it is answered says little then. */
  remove(object: MadeObject, again?: boolean): Promise<Seen>;
  part(operation: OperationId, audience: MadeObject, request: OperationRequest): Promise<Seen>;
  preview(body: JsonObject): Promise<Seen>;
}

/** What a workbench needs. */
export interface WorkbenchOptions {
  ask: Ask;
  spaceId: string;
  run: string;
  journal: Journal;
}

/** A workbench without objects. */
export function createWorkbench({ ask: askAny, spaceId, run, journal }: WorkbenchOptions): Workbench {
  const ask = endingAtRefusedDeletion(askAny);
  const made: MadeObject[] = [];
  const parts: MadePart[] = [];
  let names = 0;
  let previews = 0;

  const forget = (object: MadeObject): void => {
    const at = made.indexOf(object);
    if (at === -1) return;
    made.splice(at, 1);
    journal.write({ gone: object.id });
  };

  const keep = (part: MadePart & JournalLine): void => {
    parts.push(part);
    journal.write(part);
  };

  const own = (object: MadeObject): MadeObject => {
    if (!made.includes(object)) throw new ForeignWriteError(`${object.kind} ${object.id} is not of this run any more`);
    return object;
  };

  const create: Workbench["create"] = async (kind, fields = {}) => {
    names += 1;
    const n = names;
    const body = { ...makeBody[kind](run, probeName(run, n), spaceId), ...fields };
    const name = textIn(body, "name");
    if (partsOfName(name)?.run !== run) throw new ForeignWriteError(`${JSON.stringify(name)} is no name of this run`);
    journal.write({ intend: kind, n, name });
    const { create: operation, one } = objectOperations[kind];
    const seen = await ask(operation, { path: pathOf(kind, spaceId), body });
    if (!seen.ok) journal.write({ refused: n });
    if (!seen.ok) return { seen };
    const { id, key } = objectIn(seen, one);
    if (typeof id !== "string") throw new UnexpectedError(note`${operation} answered no id`);
    const object = { kind, id, name, key: typeof key === "string" ? key : "" };
    made.push(object);
    journal.write({ made: n, id });
    return { seen, object };
  };

  return {
    made,
    look(operation, request) {
      if (operationRow(operation).method !== "GET") throw new ForeignWriteError(`${operation} is no read`);
      return ask(operation, request);
    },
    create,
    async make(kind, fields) {
      const tried = await create(kind, fields);
      if (tried.object === undefined)
        throw new UnexpectedError(note`${objectOperations[kind].create} failed (HTTP ${tried.seen.status})`);
      return tried;
    },
    read: ({ kind, id }) => ask(objectOperations[kind].read, { path: pathOf(kind, spaceId, id) }),
    edit(object, body) {
      const { kind, id } = own(object);
      if (mayBare(kind, body, run)) journal.write({ bare: id });
      return ask(objectOperations[kind].update, { path: pathOf(kind, spaceId, id), body });
    },
    async remove(object, again = false) {
      const { kind, id } = own(object);
      const send = (): Promise<Seen> =>
        ask(objectOperations[kind].remove, {
          path: pathOf(kind, spaceId, id),
          resend: again ? "always" : "after-refusal",
        });
      const known = parts.filter(({ audience }) => audience === id);
      let seen = await send();
      if (again && !seen.ok && known.length > 0) {
        await removeParts(ask, { spaceId, audienceId: id, known });
        seen = await send();
      }
      if (seen.ok || seen.status === 404) forget(object);
      return seen;
    },
    async part(operation, audience, request) {
      const { id } = own(audience);
      const path = { ...request.path, spaceId };
      if (request.path?.["audienceId"] !== id && request.path?.["id"] !== id)
        throw new ForeignWriteError(`${operation} is not about an audience of this run`);
      const seen = await ask(operation, { ...request, path });
      const creates = operationRow(operation).method === "POST";
      if (!seen.ok) return seen;
      const [connection, activation] = [objectIn(seen, "connection")["id"], objectIn(seen, "activation")["id"]];
      if (creates && typeof connection === "string") keep({ audience: id, connection });
      if (creates && typeof activation === "string") keep({ audience: id, activation });
      return seen;
    },
    preview(body) {
      previews += 1;
      if (previews > MOST_PREVIEWS) throw new UnexpectedError(note`${MOST_PREVIEWS} previews are spent`);
      return ask("createAudiencePreview", { path: { spaceId }, body });
    },
  };
}
