/** Rules about one YAML file as text, before anything is known of what it declares. */
export const documentCodes = {
  "document-syntax": {
    title: "The file is not valid YAML",
    explanation: "The text breaks the grammar of YAML, so nothing after this place can be trusted.",
  },
  "document-tab-indent": {
    title: "A tab is used for indentation",
    explanation: "YAML allows only spaces in indentation. Replace each tab by two spaces.",
  },
  "document-duplicate-key": {
    title: "A key stands twice in one mapping",
    explanation: "Only one of the two could take effect, and which one differs between readers. Remove or rename one.",
  },
  "document-unknown-tag": {
    title: "A YAML tag is not known",
    explanation: "Manifests are plain data: custom tags such as !include have no meaning here.",
  },
  "document-alias-bomb": {
    title: "Aliases expand to too many values",
    explanation: "A short file that expands to millions of values is refused before it fills the memory.",
  },
  "document-too-large": {
    title: "The file is too large",
    explanation: "Manifests are written by people. A file above the limit is almost always picked up by mistake.",
  },
  "document-too-deep": {
    title: "The file is nested too deeply",
    explanation: "No manifest needs this many levels; a file that has them is damaged or hostile.",
  },
  "document-encoding": {
    title: "The file is not UTF-8",
    explanation: "Manifests are read as UTF-8, with or without a byte order mark. Save the file in that encoding.",
  },
  "document-empty": {
    title: "The file declares nothing",
    explanation: "The file has no YAML document, or only comments. Delete it or narrow the globs in spec.manifests.",
  },
  "document-not-a-mapping": {
    title: "A document is not a mapping",
    explanation: "Every document starts with apiVersion, kind, metadata and spec at the left margin.",
  },
  "document-forbidden-key": {
    title: "A key is reserved by the JavaScript language",
    explanation: "A key named __proto__ could change what other values mean and is refused everywhere.",
  },
  "document-unreadable": {
    title: "The file cannot be read",
    explanation: "The operating system refused to open or read the file.",
  },
} as const;
