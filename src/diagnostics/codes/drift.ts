/** What can be the matter in a space since the last apply. */
export const driftCodes = {
  "drift-unread": {
    title: "Objects of a kind could not be read",
    explanation:
      "The API did not give the list of the kind, so whether any of its objects was edited or removed is not known. The command fails with exit code 1, also when it found drift elsewhere. Use a token whose role may read them.",
  },
  "drift-edited": {
    title: "An object was edited in the space",
    explanation:
      "The manifest is as it was applied, and the live object is not. Apply the manifest again, or bring the edit into it with import --update.",
  },
  "drift-missing": {
    title: "A declared object is not in the space",
    explanation:
      'No object in the space has the marker of this manifest: the object was deleted by hand, the marker was removed from the description, or another project took the object over. One that was never applied looks the same, because there is no state file. Where nothing else has its name, drift asks the audit trail, which tells who deleted the last object of that name within 90 days, and neither of which marker nor in which space; a token that may not read it leaves "not known who". Where the trail has no deletion of it and nothing else shows that it ever was there, it is pending and not drift.',
  },
  "drift-vanished": {
    title: "Segment has probably removed a schedule",
    explanation:
      "The schedules of a linked audience that is disabled for 90 days are deleted by Segment. Enable the audience and apply, or take the schedule out of the manifest.",
  },
  "drift-differing": {
    title: "A part of an audience is not as declared",
    explanation:
      "Schedules, connections and activations carry no marker of what was applied, so an edit in the space and a change that is not applied yet look alike. Reported while their audience stays in the space.",
  },
  "drift-troubled": {
    title: "Segment could not compute an owned object",
    explanation:
      "Its status is Failed or Error. It may well be as declared: the cause is in what it is computed from, and Segment shows it in the app.",
  },
  "drift-expiring": {
    title: "The schedules of a disabled audience are about to be deleted",
    explanation:
      "Segment deletes the schedules of a linked audience that is disabled for 90 days. Reported from 80 days after the last change of the audience on: it has been disabled for at least as long.",
  },
  "drift-dead-key": {
    title: "A query names a key that nothing has",
    explanation:
      "No audience or trait of the space has the key, and one whose name lets expect it has another: it was probably replaced. A query that names a dead key matches nobody. Name the new key; references such as ${audience.NAME.key} follow it by themselves.",
  },
  "drift-undeclared-off": {
    title: "Something is off, and no manifest says so",
    explanation:
      "The manifest of the audience leaves activations out, or the manifest of an activation, an audience or a trait leaves out enabled. So drift does not compare it, and an edit by hand that switches it off shows nowhere else. It does not count as drift. Bring the activation into the manifest with import --update, or write enabled, and drift compares it.",
  },
  "drift-unmanaged": {
    title: "A live object is unmanaged",
    explanation:
      "It carries no ownership marker and no manifest adopts it. Take it over with metadata.adopt, or pass --unmanaged ignore. Only --unmanaged fail counts it as drift.",
  },
  "drift-pending": {
    title: "A change of a manifest is not applied yet",
    explanation:
      "The manifest changed and the space did not, no manifest declares the object any more, or nothing shows that it ever was in the space. That is not drift; an apply makes the change.",
  },
} as const;
