/**
 * Rules about names that the catalog of an environment does not have. None is an error, because a space knows only what it
 * has seen; `spec.lint.ignore` of the project file leaves any of them out, `spec.lint.names` a name.
 */
export const catalogCodes = {
  "catalog-unusable": {
    title: "The catalog cannot be used",
    explanation:
      "The file catalog/ENVIRONMENT.json is not what catalog pull writes, or is of another environment, space or version. Names are not compared with it. Write it again with audiencectl catalog pull, or delete it.",
  },
  "catalog-unknown-event": {
    title: "A query asks for an event that the catalog does not have",
    explanation:
      "An event that nobody sends counts 0 for everybody. The catalog has the events that the space has seen, and those that a tracking plan declares. A new one is there after the next catalog pull; one that is meant all the same goes into spec.lint.names of the project file.",
  },
  "catalog-unknown-property": {
    title: "A query asks for a property that its event does not have",
    explanation:
      "No comparison with a property that an event lacks holds, and sums leave it out. Only events whose properties were read as a whole are looked at: catalog pull reads those that the manifests name, and with --all-properties all of them.",
  },
  "catalog-awaited-properties": {
    title: "Properties of an event are asked for that the catalog has not read",
    explanation:
      "catalog pull reads the properties of the events that the manifests name when it runs, so those of an event that a later manifest names are not there, and a misspelt one goes unnoticed. The next catalog pull reads them. This is a note about the catalog, not a fault of the query, and fails nothing under --strict.",
  },
  "catalog-unknown-trait": {
    title: "A trait is asked for that the catalog does not have",
    explanation:
      "No profile has the trait as far as the catalog knows, so nearly every comparison with it is false. Keys of what the project itself declares are known without a catalog. What sends traits under a new name is seen after the next catalog pull.",
  },
  "catalog-unknown-entity": {
    title: "An entity is asked for to which no way of the data graph leads",
    explanation:
      "entity('…') takes the slug of a relationship. One in a where(…) continues from the row around it, so its slug has to follow that of the outer one in the data graph. targetEntity and personalization of activations name relationships as well.",
  },
  "catalog-unknown-column": {
    title: "A column is asked for that the entity does not have",
    explanation:
      "Columns are those of the warehouse table behind the entity. Capitals do not count here, because warehouses differ in how they treat them.",
  },
  "catalog-stale-event": {
    title: "A query looks for an event in a time in which nobody sent it",
    explanation:
      "The space saw the event last before the window of the query begins, or has never seen what the tracking plan declares. It counts 0 for everybody until somebody sends it again. Days are those of the catalog: a pull shows whether it has come back.",
  },
  "catalog-stale-trait": {
    title: "A trait is asked for that no source has sent for half a year",
    explanation:
      "The space saw the custom trait last 180 days or more before it was read. Who has it keeps it, but nobody new gets it, so the audience most probably does not change any more. Days are those of the catalog: a pull shows whether it has come back. A trait whose old values are meant goes into spec.lint.names of the project file.",
  },
  "catalog-deprecated-event": {
    title: "A query asks for an event that the tracking plan calls deprecated",
    explanation:
      "All versions of the event are marked as deprecated in the tracking plan, so its sources are expected to stop sending it. Ask for the event that takes its place.",
  },
  "catalog-type": {
    title: "A value is used as another type than it has",
    explanation:
      "The tracking plan, or the type of the column, says what the values are, and the query compares them with something else: a number with a text, a text by size, true or false with yes. Nothing documents what such a comparison gives; most likely it never holds.",
  },
  "catalog-unknown-value": {
    title: "A value is asked for that the tracking plan does not allow",
    explanation:
      "The tracking plan lists all values that the property or trait may have, and this is none of them, so the comparison holds for nobody whose events are as planned.",
  },
  "catalog-unknown-destination": {
    title: "A manifest names a destination that the catalog does not have",
    explanation:
      "destination.id takes the id that a destination has in the Segment app, not its name. The catalog has the destinations that the token of the last catalog pull sees; one that was added since is there after the next one. A plan asks the workspace itself and leaves a connection to nothing out, so only validate reports this. Warehouses are not looked at.",
  },
  "catalog-disabled-destination": {
    title: "A manifest names a destination that was switched off",
    explanation:
      "When the catalog was pulled, the destination was switched off in the workspace, so that the audience was sent nowhere by it. Switch it on in the Segment app and pull the catalog again, or take it out of the manifest. A plan asks the workspace itself, so only validate reports this.",
  },
  "catalog-left-over": {
    title: "A trait was left by an audience or computed trait that is gone",
    explanation:
      "The space lists the trait as that of an audience or computed trait, and has none with this key. What a deleted one wrote stays on profiles and never changes again. It may come from something that the API does not list, such as a journey.",
  },
} as const;
