/** A word that commands and pages use in a sense of their own. */
export interface GlossaryWord {
  word: string;
  /** What it means: no sentence, and no full stop at its end. Code is in backticks. */
  meaning: string;
  /** Other forms that lead here, such as `released`. A plural in -s does so by itself. */
  also?: readonly string[];
}

/**
 * All of them, those before others that these are explained by. `explain WORD` and the table of `examples/README.md` are made of
 * this.
 */
export const glossary: readonly GlossaryWord[] = [
  { word: "space", meaning: "a Segment space: it holds audiences, computed traits and filters" },
  { word: "manifest", meaning: "a YAML document that declares one object" },
  { word: "address", meaning: "the name of a manifest within its project, such as `audience/vips`" },
  { word: "marker", meaning: "the last line of an object's description; it says which project manages the object" },
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
