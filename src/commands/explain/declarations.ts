import projectSchema from "../../../schemas/project.schema.json" with { type: "json" };
import testSchema from "../../../schemas/test.schema.json" with { type: "json" };
import { manifestKinds } from "../../manifest/kinds.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { kindOf, resourceKinds } from "../../resources/kinds.ts";
import type { Definitions, ShownSchema } from "./schema-words.ts";

/** The schema of a file, with its definitions. */
export type DocumentSchema = ShownSchema & { definitions?: Definitions };

/** Something that is declared in a file, with fields that have places. */
export interface Declaration {
  /** What it is called as a topic. */
  topic: string;
  /** `kind` of the documents that declare it. */
  document: string;
  schema: DocumentSchema;
  /** The place of its own fields in such a document; `[]` stands for the entries of a list. */
  home: readonly string[];
  /** Missing for the project file and for tests. */
  kind?: ResourceKind;
}

/** Everything that is declared: the kinds of resources, the project and its tests. */
export const declarations: readonly Declaration[] = [
  ...resourceKinds.map((kind): Declaration => {
    const { manifest, home } = homeOf(kind);
    return { topic: kind.prefix, document: manifest.kind, schema: schemaOf(manifest), home, kind };
  }),
  { topic: "project", document: "Project", schema: projectSchema, home: ["spec"] },
  { topic: "test", document: "Test", schema: testSchema, home: ["spec"] },
];

/** The declaration that a topic names, by its word or by the name of its kind in any spelling of case. */
export function declarationOf(topic: string): Declaration | undefined {
  const word = topic.toLowerCase();
  return declarations.find((each) => each.topic === word || each.kind?.kind.toLowerCase() === word);
}

/** The kind whose manifests declare a kind, and where in them. */
function homeOf(kind: ResourceKind): { manifest: ResourceKind; home: string[] } {
  if (!kind.parent) return { manifest: kind, home: ["spec"] };
  const { manifest, home } = homeOf(kindOf(kind.parent.kind));
  return { manifest, home: [...home, kind.parent.field, "[]"] };
}

function schemaOf(manifest: ResourceKind): DocumentSchema {
  return manifestKinds.find(({ resource }) => resource === manifest)?.schema ?? {};
}
