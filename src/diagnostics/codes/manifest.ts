/** Rules about what a manifest declares. */
export const manifestCodes = {
  "manifest-unknown-kind": {
    title: "The kind is not known",
    explanation:
      "A manifest declares an Audience, a ComputedTrait or a SpaceFilter, in this spelling. Schedules, destinations and activations are parts of an Audience.",
  },
  "manifest-unknown-field": {
    title: "A field is not known",
    explanation:
      "Fields that no schema knows are refused, because a misspelt field would silently not be managed. audiencectl explain KIND --recursive prints those that there are.",
  },
  "manifest-missing-field": {
    title: "A required field is missing",
    explanation:
      "Segment cannot do without this field, or nobody could tell what the document declares. audiencectl explain says what it is for and gives an example, as in audiencectl explain audience.spec.audienceType.",
  },
  "manifest-null": {
    title: "A value is null",
    explanation:
      "A field that has a name and no value is null. A field that is left out is not managed and an empty list means none; null has no third meaning.",
  },
  "manifest-wrong-type": {
    title: "A value has the wrong type",
    explanation:
      "Every field takes values of one type, which audiencectl explain prints. Unquoted yes and on are texts, and 1.0 is a number: write true or false, and put version numbers in quotes.",
  },
  "manifest-invalid-value": {
    title: "A value is not allowed",
    explanation:
      "The value has the right type, but the API does not take it: it is none of those that can be chosen, out of range, or does not fit the other fields. audiencectl explain prints what a field allows.",
  },
  "manifest-doubtful-value": {
    title: "A value is probably a mistake",
    explanation:
      "The API may take it, but what comes of it is not documented, or Segment's app would not allow it. It is sent as it is.",
  },
  "manifest-cannot-clear": {
    title: "A value cannot be cleared",
    explanation:
      "The API takes an empty list of identifiers, and empty connection settings, for left out. What a connection has can be changed, but only a new connection is without it.",
  },
  "manifest-duplicate-part": {
    title: "Two parts of an audience are the same",
    explanation:
      "Destinations are told apart by their ids, activations by their names, and schedules by their times; of two alike nobody could tell which live one is meant.",
  },
  "manifest-duplicate-address": {
    title: "Two manifests have one address",
    explanation:
      "metadata.name is the stable address of a resource within its kind and must be unique in an environment. Rename one, or keep the two apart with metadata.environments.",
  },
  "manifest-duplicate-name": {
    title: "Two manifests have one display name",
    explanation:
      "Segment makes keys from display names, so two alike would collide or get an unforeseeable key. Audiences and computed traits share their names; filters, which have no keys, are found by theirs. Objects that are live already may share a name, when each manifest names its own with metadata.adopt.id or key.",
  },
  "manifest-name-elsewhere": {
    title: "Two projects of the repository declare one name for one space",
    explanation:
      "Two projects that are about one space declare one display name, or names that lead to one key. Only one of the two can be made: a plan leaves out what neither has made yet, and refuses what the other one has. Keep the manifest in one of the two projects, or choose another name. Where one takes the object over from the other, metadata.adopt with from says so. Spaces are compared as the project files write them.",
  },
  "manifest-similar-name": {
    title: "Two display names lead to one key",
    explanation:
      "Segment makes keys from display names by folding case and punctuation; these two become the same key. Which of the two would get it is chance, so choose a name that differs in its letters or digits.",
  },
  "manifest-previous-name": {
    title: "A previous name is still in use",
    explanation:
      "metadata.previousNames lists names the resource had before. A name that a manifest still has, or that two manifests claim, would move the wrong object.",
  },
  "manifest-undefined-variable": {
    title: "A variable is not defined",
    explanation:
      "${var.NAME} is looked up in the variables of the chosen environment in the project file. One that all manifests use has to be set in every environment.",
  },
  "manifest-invalid-interpolation": {
    title: "An interpolation is not understood",
    explanation:
      "Inside spec, ${var.NAME}, ${space.id}, ${audience.NAME.key} and ${trait.NAME.key} are known, and below connectionSettings and destinationMapping.settings also ${env.NAME}; $${ stands for a literal ${.",
  },
  "manifest-unlisted-secret": {
    title: "An environment variable is not listed in the project file",
    explanation:
      "What ${env.NAME} names is sent to a destination. So manifests may name only the variables under spec.secrets of the project file, where a reviewer sees that the list grows.",
  },
  "manifest-secret-in-clear": {
    title: "A secret is probably in clear text in a manifest",
    explanation:
      "Another manifest takes the same setting of the same destination from the environment, or the name of the setting ends like that of a secret, such as accessToken. Whether the destination keeps it secret, only Segment says, so that a plan may leave the connection or activation out. The value is not shown. Write ${env.NAME}, add NAME to the list spec.secrets of the project file, and make a new secret before anybody pushes the manifest. If it is none, nothing is to do.",
  },
  "manifest-reserved-secret": {
    title: "An environment variable is not for manifests",
    explanation:
      "Variables of this tool, of CI platforms, of clouds and of a proxy are the run's own access, and whoever can change a manifest could send them anywhere. Put what a destination needs into a variable of another name.",
  },
  "manifest-sends-token": {
    title: "A manifest would send a token of the API",
    explanation:
      "A token of the Public API may change the whole space, and destinations, and everybody who sees the space, would have it. So no value that is sent may have one in it: neither that of a variable, whatever its name, nor the text of a manifest.",
  },
  "manifest-circular-reference": {
    title: "Queries name each other in a circle",
    explanation:
      "${audience.NAME.key} in a query waits for the key of another audience. In a circle each waits for the next one, and Segment refuses queries that use each other. Take one of the references out.",
  },
  "manifest-unknown-reference": {
    title: "A reference names nothing",
    explanation:
      "${audience.NAME.key} and ${trait.NAME.key} name the metadata.name of an audience or computed trait declared in this project and environment.",
  },
  "manifest-reserved-text": {
    title: "A description looks like an ownership marker",
    explanation:
      "The last line of a live description belongs to audiencectl; a text of that shape cannot be written by hand.",
  },
  "manifest-unknown-environment": {
    title: "A manifest names an environment that does not exist",
    explanation:
      "metadata.environments lists names from spec.environments of the project file. A manifest that names none of them would never be applied.",
  },
} as const;
