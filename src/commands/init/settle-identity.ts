import { escapeControls } from "../../values/printable.ts";
import type { Dialogue } from "./dialogue.ts";
import { makeUid } from "./make-uid.ts";
import { findNamesakes, type Namesakes, type SpaceOwner } from "./namesakes.ts";
import { readName } from "./read-answers.ts";

/** What marks the objects of a project. */
export interface Identity {
  name: string;
  uid: string;
}

/**
 * Makes up a uid. Where objects carry the project's name already, somebody at a terminal is asked what to do about it, and
 * everybody else is told.
 *
 * @param dialogue Left out: nobody is to be asked.
 */
export async function settleIdentity(
  dialogue: Dialogue | undefined,
  wanted: string,
  owners: readonly SpaceOwner[],
): Promise<Identity & { warnings: string[] }> {
  const uid = makeUid();
  let name = wanted;
  for (let found = findNamesakes(name, owners); found; found = findNamesakes(name, owners)) {
    if (!dialogue) return { name, uid, warnings: [found.text] };
    dialogue.say(`${escapeControls(found.text)}.\n`);
    const answer = await ask(dialogue, found);
    if (answer === "") break;
    if (found.uids.includes(answer)) return { name, uid: answer, warnings: [] };
    name = answer;
  }
  return { name, uid, warnings: [] };
}

function ask(dialogue: Dialogue, { uids }: Namesakes): Promise<string> {
  const question = [
    "Another name",
    ...(uids.length > 0 ? ["the uid of that project"] : []),
    "or nothing to keep the name",
  ];
  return dialogue.ask(question.join(", "), {
    read: (text) => (text === "" || uids.includes(text) ? text : readName(text, "a project")),
  });
}
