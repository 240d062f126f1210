/** Rules about test files. */
export const testCodes = {
  "test-not-a-test": {
    title: "A document among the tests is not a test",
    explanation:
      "The globs under spec.tests lead to it, and its kind is another one. What only those globs lead to declares nothing: list a manifest under spec.manifests, or move it there.",
  },
  "test-unmatched": {
    title: "A test file is matched by no pattern",
    explanation:
      "It is in the same folder as other tests, and no pattern under spec.tests leads to it, as after a renaming from .yaml to .yml. Nobody would run it, and everything would look well. Add a pattern, or take the file away on purpose with one that starts with !.",
  },
  "test-unknown-field": {
    title: "A field of a test is not known",
    explanation:
      "Fields that no schema knows are refused, because a misspelt expectation would be one that nobody checks. Settings are among them: each open point of the query language has its name.",
  },
  "test-missing-field": {
    title: "A required field of a test is missing",
    explanation:
      "A test needs a name, the instant that is now, and something to expect. Every event needs a name and a time.",
  },
  "test-null": {
    title: "A value of a test is null",
    explanation:
      "null says of a trait that it is not there, and of an expected value that there is none. Elsewhere it has no meaning: give the field a value, or leave it out.",
  },
  "test-wrong-type": {
    title: "A value of a test has the wrong type",
    explanation:
      "Lists of people are lists also when they hold one: members: [ann]. Values of traits and properties may have any type; all other fields have one.",
  },
  "test-invalid-value": {
    title: "A value of a test is not allowed",
    explanation:
      "The value has the right type and is none of those that can be chosen, or breaks the form that its field asks for. The message lists what is allowed.",
  },
  "test-invalid-time": {
    title: "A time in a test cannot be read",
    explanation:
      "A time is a length from spec.now with its sign, such as -3 days or +2 hours, or an instant in ISO 8601 with a zone. Months and years have no fixed length, and a date without a zone is another instant in every place.",
  },
  "test-unknown-name": {
    title: "A name in a test is not known",
    explanation:
      "People, accounts and environments are named letter by letter: people under spec.people, accounts under spec.accounts of the same test, environments in the project file.",
  },
  "test-near-name": {
    title: "A name in a test is nearly one of a query",
    explanation:
      "People of a test may do and have what no query looks at. But a name of an event, a property, a trait or a column that no query gives, and that differs in a few letters from one that a query gives, is probably misspelt: then the query does not see it, and an expectation holds or fails for the wrong reason. Write the name as the query does. An event that is called like a kind of call, such as page, is reported as well: page calls are the event Page Viewed. If both are meant, list the name in spec.lint.names of the project file.",
  },
  "test-reserved-name": {
    title: "A name in a test has another meaning",
    explanation:
      "Values of traits are listed by person beside the word at, which is the instant. So nobody can be called at; and a person and an account cannot share a name, because expectations name both in the same way.",
  },
  "test-based-on-itself": {
    title: "People of a test are based on each other",
    explanation:
      "basedOn takes over what another person has. Where that goes in a circle there is nothing to begin with: one person of the circle has to be based on nobody.",
  },
  "test-plain-value": {
    title: "A value in a test is a mere text",
    explanation:
      "Traits, properties, context fields and columns are compared as they are written. Only the times of events count from spec.now, and only manifests fill in ${...}. With -3 days or ${var.plan} as a value, an expectation holds or fails for the wrong reason. Write the time in ISO 8601, or the value itself.",
  },
  "test-impossible-value": {
    title: "A trait in a test has a value that its query never gives",
    explanation:
      "A trait by the key of an audience is true, false or absent; one by the key of a computed trait is what that computes: a whole number from 0 on for count(), a number for sum(…), a text for mode(…), a list for unique(…). Nobody has anything else, so an expectation about such a person says nothing of the audience. Write a value that can be there, or leave the trait out, so that the test computes it.",
  },
  "test-repetition": {
    title: "An event of a test repeats without saying how",
    explanation:
      "times says how often an event happened and every how long it took from one to the next. Where it happened more than once, both are needed.",
  },
  "test-unseen-event": {
    title: "An event of a test happens too late for every expectation",
    explanation:
      "Queries see what happened until now, which is spec.now or the at of an expectation. An event after all of these changes nothing. Times count from spec.now: -3 days is before it, +3 days after it.",
  },
  "test-too-large": {
    title: "A test is too large",
    explanation:
      "Every event is compared with every window, and whoever is based on others has all of their events. So a test with very many takes long, and shows no more than one with a few. Lower times, base people on fewer others, or split the test.",
  },
  "test-unknown-address": {
    title: "A test expects something of an unknown object",
    explanation:
      "Expectations name audiences and computed traits by address: audience/ or trait/ and the metadata.name of the manifest. Only what the project declares for the chosen environment can be tested.",
  },
  "test-wrong-expectation": {
    title: "A test expects the wrong sort of thing",
    explanation:
      "An audience has members: members and notMembers. A computed trait has values: a value for each person. The one cannot be asked for the other.",
  },
  "test-wrong-subject": {
    title: "A test expects people where accounts are meant",
    explanation:
      "Audiences and computed traits of the type ACCOUNTS are computed for accounts, all others for people. An account is tested by its own name, with its people as its users.",
  },
  "test-contradiction": {
    title: "A test expects two things that cannot both be",
    explanation:
      "At one instant somebody is a member of an audience or is none, and a trait has one value. Expectations at several instants are entries of a list, each with its own at.",
  },
  "test-empty": {
    title: "A test expects nothing",
    explanation:
      "An expectation that names nobody always holds and shows nothing. Name people under members or notMembers, or give a value for a person.",
  },
  "test-duplicate-name": {
    title: "Two tests have one name",
    explanation:
      "Reports name a test by its metadata.name, so within a project each has its own, whatever file it is in.",
  },
  "test-circular-definitions": {
    title: "Audiences of a project refer to each other in a circle",
    explanation:
      "What a query refers to is computed before it. In a circle there is nothing to begin with, and Segment refuses it. Take one of the references out.",
  },
  "test-does-not-hold": {
    title: "An expectation of a test does not hold",
    explanation:
      "The query says something else of this person or account at this instant. Either it is wrong or the expectation is: the tree below says what each condition saw. audiencectl test ends with 1.",
  },
  "test-low-coverage": {
    title: "Tests see less than is asked for",
    explanation:
      "Each condition should be seen true and false, each audience with and without a member, each trait with a value. --min-coverage says how many percent of that the tests have to see; audiencectl test --coverage lists what no test sees, with its place in the manifest.",
  },
  "test-not-decided": {
    title: "An expectation of a test is not decided",
    explanation:
      "What Segment does here is documented nowhere, or the test leaves something about the person open. That is no success, so audiencectl test ends with 1. Write down what is known: a setting under spec.settings, or the trait that is missing.",
  },
} as const;
