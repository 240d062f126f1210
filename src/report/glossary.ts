/** A word that commands and pages use in a sense of their own. */
export interface GlossaryWord {
  word: string;
  /** What it means: no sentence, and no full stop at its end. Code is in backticks. */
  meaning: string;
  /** Other forms that lead here, such as `released`. A plural in -s does so by itself. */
  also?: readonly string[];
  /** Whether its forms are common words, so that a report does not explain it unasked. */
  isCommon?: true;
}

/**
 * All of them, those before others that these are explained by. `explain WORD`, the table of `examples/README.md` and the words at
 * the end of comments and pages are made of this.
 */
export const glossary: readonly GlossaryWord[] = [
  { word: "space", meaning: "a Segment space: it holds audiences, computed traits and filters" },
  { word: "object", meaning: "an audience, computed trait or filter in a space" },
  { word: "member", meaning: "a person or an account in an audience, as Segment counted when the space was read" },
  {
    word: "key",
    meaning:
      "the name by which Segment writes an audience or a trait on profiles, and by which queries and destinations find it",
  },
  {
    word: "destination",
    meaning: "an app outside of Segment, such as an ad platform, to which members of an audience can be sent",
  },
  {
    word: "connection",
    meaning:
      "that an audience has a destination: `sent to` it means that members go there, `perhaps sent to` that it is not known whether they do, `connected, sending is off` that they do not",
    also: ["connected", "connects", "sent to"],
  },
  { word: "activation", meaning: "what a connection sends, and when, such as when somebody joins the audience" },
  { word: "manifest", meaning: "a YAML document that declares one object" },
  { word: "address", meaning: "the name of a manifest within its project, such as `audience/vips`" },
  {
    word: "plan",
    meaning: "the list of what an apply would change; to make one changes nothing",
    also: ["planned"],
  },
  {
    word: "apply",
    meaning: "to carry out a plan, so that the space becomes as the manifests declare",
    also: ["applied", "applies"],
  },
  {
    word: "marker",
    meaning: "the last line of an object's description; it says which project manages the object",
    also: ["ownership line"],
  },
  {
    word: "managed, unmanaged",
    meaning: "with a marker of a project, or without one",
    also: ["owned", "owner"],
  },
  {
    word: "adopt",
    meaning: "to write the marker into an object that exists already",
    also: ["adopted", "adoption", "adopts"],
  },
  {
    word: "release",
    meaning: "to take the marker off; the object stays in the space. Fields call it `forget`",
    also: ["released", "forget", "forgotten"],
  },
  {
    word: "leave audiencectl",
    meaning:
      'to release everything: write `manifests: []` and `forget: ["*/*"]` in the project file, and apply that to each environment; then delete the files',
    also: ["leave", "leaving", "uninstall", "eject"],
    isCommon: true,
  },
  {
    word: "rename",
    meaning:
      "to give a manifest another `metadata.name`, which is its address; the object keeps its id. To change only the name in the app, edit `spec.name`",
    also: ["renamed", "previousNames"],
  },
  {
    word: "replace",
    meaning: "to delete an object and create it again, because Segment cannot edit the field",
    also: ["replaced", "replacement"],
  },
  { word: "part", meaning: "a schedule, destination or activation of an audience" },
  {
    word: "lock",
    meaning:
      "Segment refuses edits of an object for a while, such as after another edit; an apply waits for that to end",
    also: ["locked"],
  },
  { word: "drift", meaning: "what somebody changed in the space since the last apply" },
  { word: "pending", meaning: "what the manifests ask for and no apply has done yet" },
  {
    word: "left out",
    meaning:
      "not done by a plan: because it is not selected, or because a guard or a missing answer keeps it back; the rest is done",
    also: ["withheld"],
  },
  {
    word: "as far as is known",
    meaning: "nothing that was read says otherwise, but something could not be read or compared; the report says what",
    also: ["not known", "unknown", "uncompared"],
    isCommon: true,
  },
  {
    word: "unproven",
    meaning: "Segment reported success, and the space could not be read again or does not show it",
    also: ["not proven"],
  },
  { word: "guard", meaning: "a limit on what one plan may do" },
  { word: "digest", meaning: "a checksum of a plan, for approving exactly that plan" },
  {
    word: "waive",
    meaning: "to let one plan go beyond a guard, by a flag or by approving its digest",
    also: ["waived", "approve", "approval"],
  },
  {
    word: "stale",
    meaning: "said of a saved plan when the files or the space have moved on, so that it is not applied",
  },
  {
    word: "witness",
    meaning: "an invented person whom the edit of a query lets in or keeps out",
    also: ["witnesses", "enters", "leaves"],
  },
  {
    word: "finding",
    meaning: "something that a check reports: an error, a warning or a note, with its code in brackets",
  },
];

/** A word with its other forms: those of `managed, unmanaged` are each of the two. */
export function formsOf({ word, also = [] }: GlossaryWord): string[] {
  return [...word.split(", "), ...also];
}

/** So much of a report is looked at: what is first is read first, and a page may be very long. */
const MOST_LOOKED_AT = 200_000;

/**
 * The words of the glossary that a text uses, each in any of its forms, and those that these are explained by.
 *
 * @param text What people read, without code.
 */
export function wordsIn(text: string): GlossaryWord[] {
  const found = new Set<GlossaryWord>();
  const look = (at: string): void => {
    const used = glossary.filter((each) => !each.isCommon && !found.has(each) && patterns.get(each)?.test(at));
    for (const each of used) found.add(each);
    for (const { meaning } of used) look(meaning);
  };
  look(text.slice(0, MOST_LOOKED_AT));
  return glossary.filter((each) => found.has(each));
}

const patterns = new Map(glossary.map((each) => [each, new RegExp(`\\b(?:${formsOf(each).join("|")})s?\\b`, "i")]));
