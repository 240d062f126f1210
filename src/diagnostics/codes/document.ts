/** Rules about one YAML file as text, before anything is known of what it declares. */
export const documentCodes = {
  "document-syntax": {
    title: "The file is not valid YAML",
    explanation:
      "The text breaks the grammar of YAML, so what the rest of the document means cannot be told. Other documents of the file are still checked.",
  },
  "document-tab-indent": {
    title: "A tab is used for indentation",
    explanation:
      "YAML allows only spaces in indentation, because a tab is as wide as each editor makes it. Replace each tab by two spaces.",
  },
  "document-duplicate-key": {
    title: "A key appears twice in one mapping",
    explanation: "Only one of the two could take effect, and which one differs between readers. Remove or rename one.",
  },
  "document-missing-separator": {
    title: "The line --- between two documents is missing",
    explanation:
      "Several manifests in one file are separated by lines with nothing but ---. Without one, the fields of the second manifest would replace those of the first. The second manifest is checked once the line is there.",
  },
  "document-key-not-text": {
    title: "A key is not a plain text",
    explanation:
      "Keys are field names. A list, a mapping or an alias in the place of a key usually comes from {{ … }} without quotes.",
  },
  "document-forbidden-key": {
    title: "A key is reserved by the JavaScript language",
    explanation:
      "A key named __proto__ could change what other values mean and is refused everywhere. Choose another key.",
  },
  "document-merge-key": {
    title: "A merge key is used",
    explanation:
      "The key << belongs to YAML 1.1 and readers differ about what it does. Anchors and aliases of whole values work.",
  },
  "document-unknown-tag": {
    title: "A YAML tag is not known",
    explanation:
      "Manifests are plain data: custom tags such as !include have no meaning here. Write the value itself, or fill it in with ${var.NAME}.",
  },
  "document-unknown-alias": {
    title: "An alias names no anchor",
    explanation:
      "An alias *name repeats the value that an anchor &name marked before it in the same document. A value cannot contain itself.",
  },
  "document-alias-bomb": {
    title: "Aliases expand to too many values",
    explanation:
      "A short file that expands to a very large value is refused before it fills the memory. Write the values out, or let fewer aliases name values that hold aliases themselves.",
  },
  "document-lossy-number": {
    title: "A number would not be kept as written",
    explanation:
      "Leading zeros, digits beyond 15 or so and ids such as 60e12345 are lost when YAML reads them as numbers. Put them in quotes.",
  },
  "document-too-large": {
    title: "The file is too large",
    explanation:
      "Manifests are written by people. A file above the limit is almost always picked up by mistake: narrow the globs in spec.manifests, or split it.",
  },
  "document-too-deep": {
    title: "The file is nested too deeply",
    explanation:
      "No manifest needs this many levels; a file that has them is damaged or hostile. Narrow the globs in spec.manifests if it is not a manifest.",
  },
  "document-encoding": {
    title: "The file is not clean UTF-8 text",
    explanation:
      "Manifests are read as UTF-8, with or without a byte order mark, and hold no control characters. Save the file in that encoding.",
  },
  "document-empty": {
    title: "The file declares nothing",
    explanation: "The file has no YAML document, or only comments. Delete it or narrow the globs in spec.manifests.",
  },
  "document-not-a-mapping": {
    title: "A document is not a mapping",
    explanation:
      "Every document starts with apiVersion, kind, metadata and spec at the left margin. A dash before them makes a list, and a missing blank after a colon makes one text of a line.",
  },
  "document-unreadable": {
    title: "The file cannot be read",
    explanation:
      "The operating system refused to open the file, or it is not a regular file. Leaving it out silently would look as if what it declares should be deleted.",
  },
} as const;
