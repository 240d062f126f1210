/** Variables of one owner that no manifest may have sent to a destination. */
interface ReservedVariables {
  /** Names count in any case: on Windows they are one variable. */
  pattern: RegExp;
  /** Whose they are, as in "NAME belongs to …". */
  owner: string;
}

/**
 * Variables that are there for the run itself. Where manifests are applied by a pipeline, a merged line of YAML could
 * otherwise send what the pipeline may do to any address. What a destination needs is put into a variable of another name.
 */
const reservedVariables: readonly ReservedVariables[] = [
  { pattern: /^(PUBLIC_API|AUDIENCECTL)_/i, owner: "audiencectl itself" },
  // The pipelines of the examples keep a token for each space in variables with suffixes: SEGMENT_READ_TOKEN_GROWTH_STAGING.
  { pattern: /^SEGMENT_(READ|WRITE)_TOKEN(_|$)/i, owner: "audiencectl's pipelines" },
  // What an action gets as its inputs starts with INPUT_.
  { pattern: /^(GITHUB|RUNNER|INPUT)_|^GH_(ENTERPRISE_)?TOKEN$/i, owner: "GitHub Actions" },
  // Not all that starts with ACTIONS_: that is how destinations are called, too.
  { pattern: /^ACTIONS_(ID_TOKEN|RUNTIME|RESULTS|CACHE|RUNNER|STEP)_/i, owner: "GitHub Actions" },
  { pattern: /^(CI|GITLAB)(_|$)/i, owner: "GitLab CI" },
  { pattern: /^CIRCLE(CI)?(_|$)/i, owner: "CircleCI" },
  { pattern: /^(JENKINS|HUDSON)_/i, owner: "Jenkins" },
  { pattern: /^BUILDKITE(_|$)/i, owner: "Buildkite" },
  { pattern: /^BITBUCKET_/i, owner: "Bitbucket Pipelines" },
  { pattern: /^(SYSTEM_ACCESSTOKEN$|ENDPOINT_(AUTH|DATA)_|SECUREFILE_)/i, owner: "Azure Pipelines" },
  { pattern: /^CODEBUILD_/i, owner: "AWS CodeBuild" },
  { pattern: /^(TEAMCITY|TRAVIS|DRONE|SEMAPHORE)_/i, owner: "the CI server" },
  // The identity that a job has in a cloud, and not a key that was made for a destination.
  { pattern: /^(AWS|AZURE|ARM|GOOGLE|CLOUDSDK|GCLOUD)_/i, owner: "the job's access to a cloud" },
  {
    pattern: /^(VAULT|KUBERNETES|DOCKER|SSH)_|^TF_TOKEN_|^(KUBECONFIG|GIT_ASKPASS|NETRC)$/i,
    owner: "the job's access to other systems",
  },
  // The address of a proxy may have a login in it.
  { pattern: /^(HTTPS?|ALL|NO|FTP|SOCKS)_PROXY$/i, owner: "the network settings of the run" },
  { pattern: /^(NODE|NPM)_/i, owner: "Node.js and npm" },
];

/** Whose an environment variable is; `undefined` when manifests may name it. */
export function ownerOfVariable(name: string): string | undefined {
  return reservedVariables.find(({ pattern }) => pattern.test(name))?.owner;
}

/** Whether a variable holds a token of the API by its name, whatever run it is there for. */
export function isTokenVariable(name: string): boolean {
  return /^(PUBLIC_API_TOKEN$|SEGMENT_(READ|WRITE)_TOKEN(_|$))/i.test(name);
}
