/** Rules about the project file, its environments and the manifests it points at. */
export const projectCodes = {
  "project-not-found": {
    title: "There is no project file",
    explanation:
      "audiencectl.yaml is looked for in the working directory and every folder above it, or given with --project.",
  },
  "project-several-documents": {
    title: "The project file holds more than one document",
    explanation:
      "A project file declares one project. Manifests are in files of their own, and another project in a folder of its own.",
  },
  "project-unknown-field": {
    title: "A field of the project file is not known",
    explanation:
      "Fields that no schema knows are refused, because a misspelt guard would silently not protect anything.",
  },
  "project-missing-field": {
    title: "A required field of the project file is missing",
    explanation:
      "A project needs a name, which is the scope of ownership, and at least one environment with its space.",
  },
  "project-null": {
    title: "A value of the project file is null",
    explanation:
      "A field that has a name and no value is null, and null has no meaning here. Leave the field out to get its default.",
  },
  "project-wrong-type": {
    title: "A value of the project file has the wrong type",
    explanation:
      "Every field takes values of one type. audiencectl explain project --recursive prints them; a number in quotes is a text, and so are yes, no, on and off.",
  },
  "project-invalid-value": {
    title: "A value of the project file is not allowed",
    explanation:
      "The value has the right type and is out of range, or none of those that can be chosen. audiencectl explain prints what a field allows, as in audiencectl explain project.spec.guards.maxDeletes.",
  },
  "project-unknown-environment": {
    title: "The environment is not declared",
    explanation:
      "--env names an entry of spec.environments in the project file, letter by letter; every entry is one space.",
  },
  "project-environment-needed": {
    title: "The environment has to be named",
    explanation:
      "A project with several environments never guesses which one is meant, because a plan for the wrong space deletes. Pass --env NAME.",
  },
  "project-shared-space": {
    title: "Two environments name one space",
    explanation:
      "Each environment owns what it made. Two in one space would undo each other's work: what only one of them declares is deleted by the other.",
  },
  "project-outside-repository": {
    title: "A file is outside of the repository",
    explanation:
      "Project file and manifests are read in the git repository of the project only, or in the project's folder where there is no repository; links are followed before that is asked. A proposed change could name any file of the machine that checks it otherwise, and findings print lines of files.",
  },
  "project-not-a-manifest": {
    title: "A file that is matched is not a manifest by its name",
    explanation:
      "Manifests end in .yaml, .yml or .json, links followed, and lie in no .git folder; so does what a project file links to. Other files, such as .env, .npmrc and git's own, hold logins, and findings print lines of files, so they are not read.",
  },
  "project-reserved-secret": {
    title: "A variable cannot be a secret of manifests",
    explanation:
      "What manifests name is sent to destinations. Variables of this tool, of CI platforms, of clouds and of a proxy are the run's own access, so no manifest may name them. Put what a destination needs into a variable of another name.",
  },
  "project-unmatched-manifest": {
    title: "A manifest file is matched by no pattern",
    explanation:
      "A file in the project's folder, or in one that spec.manifests names, begins with apiVersion: audiencectl/…, and no pattern under spec.manifests leads to it, as after a renaming from .yaml to .yml. It would declare nothing, and what it made would be deleted. Add a pattern, or leave the file out on purpose with one that starts with !.",
  },
  "project-glob-matches-nothing": {
    title: "A manifest glob matches no file",
    explanation:
      "A mistyped folder would look like a project without manifests, which means deleting everything it owns. Correct the glob, or take it out of spec.manifests; an empty list says that nothing is left. An existing folder without a manifest is not affected.",
  },
  "project-profile-invalid": {
    title: "A profile is not as a probe writes it",
    explanation:
      "The file that environments.NAME.profile or --profile names has a field, a setting or a value that this version does not know. A profile is what audiencectl probe has written of a space. Run it again with this version, or take the line out: without a profile, plans go by the documentation alone.",
  },
  "project-profile-missing": {
    title: "There is no profile where the project file names one",
    explanation:
      "environments.NAME.profile is a path from the folder of the project file. The file has to be in the repository, so that everybody plans by the same one. Run audiencectl probe, commit the file that it writes, or take the line out.",
  },
  "project-taken-away": {
    title: "A project or an environment is gone, or leads to another space",
    explanation:
      'The files of a branch lack a project or an environment that was there before, or an environment names another space or region. No plan speaks of its objects any more: they stay in Segment as they are, with a marker that nothing looks at. Write manifests: [] and forget: ["*/*"] into the project file and apply it to each environment that goes, to its old space, and change the file after that. Or write manifests: [] alone first, whose plan deletes all of its objects once a person approves it. A project that goes without that makes projects --base end with 3, and so the check of its pull request fails. What only has another name lists the old one under previousNames.',
  },
} as const;
