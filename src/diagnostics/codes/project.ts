/** Rules about the project file, its environments and the manifests it points at. */
export const projectCodes = {
  "project-not-found": {
    title: "There is no project file",
    explanation:
      "audiencectl.yaml is looked for in the working directory and every folder above it, or given with --project.",
  },
  "project-unknown-environment": {
    title: "The environment is not declared",
    explanation: "--env names an entry of spec.environments in the project file.",
  },
  "project-environment-needed": {
    title: "The environment has to be named",
    explanation: "A project with several environments never guesses which one is meant: say --env NAME.",
  },
  "project-glob-matches-nothing": {
    title: "A manifest glob matches no file",
    explanation:
      "A mistyped folder would look like a project without manifests, which means deleting everything it owns.",
  },
} as const;
