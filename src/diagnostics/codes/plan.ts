/** Rules about a plan: ownership, guards and what the space says. */
export const planCodes = {
  "plan-guards-weakened": {
    title: "A branch weakens what protects the space",
    explanation:
      "Compared with --base, the project file allows more: a guard is raised or gone, an environment is applied without typing its name, or manifests may send another variable to destinations. Whoever proposes a change can let it through so in the same pull request. The finding says where the plan would be refused with the guard as it was. Have such a line approved by those who own the guards, as with CODEOWNERS for audiencectl.yaml.",
  },
  "plan-base-unreadable": {
    title: "The project as of the base cannot be read",
    explanation:
      "What the files declared at --base cannot be read, such as where its project file is broken. So a plan cannot tell which changes the branch brings, which an earlier merge left and which somebody made in the space; only what comes of a file that is the same is known not to be the branch's. Where the project file is the one that cannot be read, nobody knows either whether the branch raises a guard. Look at every change, or merge the repair by itself first.",
  },
  "plan-space-changed": {
    title: "A branch leads an environment to another space",
    explanation:
      'Compared with --base, spec.environments.NAME names another space or region. The plan is about the new one alone: what the project manages in the old space stays there as it is, with its markers, and neither plan nor drift looks there any more. Release it before: apply manifests: [] and forget: ["*/*"] with the old project file.',
  },
  "plan-name-taken-unmanaged": {
    title: "An unmanaged object with this name already exists",
    explanation:
      "Creating another object would duplicate it. Take it over with metadata.adopt, or choose another name.",
  },
  "plan-name-taken-other-project": {
    title: "An object of another project has this name",
    explanation:
      "Objects of other projects are never changed, and no second object with the same name is created. Choose another name, or take the object over with metadata.adopt and from. If this project handed the object over, remove the manifest.",
  },
  "plan-name-declared-twice": {
    title: "Another project of the repository declares this name, too",
    explanation:
      "Both projects are about one space, and nothing in it has the name yet, so the project that is applied first would get it, and the other apply would fail. So the change is left out, with what needs it; everything else can be applied. Keep the manifest in one of the two projects: the other one names its key in queries. Or choose another name for one. Where one project takes an object over from the other, write metadata.adopt with from.",
  },
  "plan-name-taken-same-project": {
    title: "Two objects of this project would have the same name or key",
    explanation:
      "It would be chance which of the two gets the key, and every query that names the key depends on it. Choose another name for one.",
  },
  "plan-needs-unselected": {
    title: "A selected change needs one that is not selected",
    explanation:
      "What is selected names a key that does not exist yet, takes a name that is not free yet, or is used by what would have to change with it. Select both; the finding names the other one and the flag.",
  },
  "plan-replacement-incomplete": {
    title: "A replacement would lose what its manifest does not declare",
    explanation:
      "A replacement deletes the object and makes a new one from the manifest alone, so that the next run can make it if this one is interrupted. What the space has and the manifest leaves out would be lost: a description, enabled: false, options, settings, or schedules, connections and activations. So the replacement is left out, with what needs it; everything else can be applied. The finding holds the lines that declare what there is: put them into the manifest, or declare something else instead. Where Segment shows only the mask of a secret, put the name of its variable in place of NAME. Some values no manifest can declare, such as a key with ${ in it, a list with null in it, or two activations of one name. Then there are no lines, and the finding names them: change them in the Segment app and plan again.",
  },
  "plan-masked-setting": {
    title: "A secret that nobody declares would be lost",
    explanation:
      "The API shows secrets only as masks and replaces settings as a whole. Declare the secret with ${env.NAME}, so that it can be sent again.",
  },
  "plan-space-full": {
    title: "The space would have too many objects of a kind",
    explanation:
      "Segment limits how many objects of a kind a space may have: ten filters, and of audiences and traits as many as the contract says, which limits.audiences and limits.traits of the project file hold. Delete others first, or create fewer.",
  },
  "plan-destination-unknown": {
    title: "A destination cannot be seen in the workspace",
    explanation:
      "An audience can be connected only to a destination that is there. The connection is left out and everything else can be applied; a connection that it may take the place of stays. Correct the id, or use a token that sees the destination.",
  },
  "plan-destination-disabled": {
    title: "A destination is switched off",
    explanation: "The audience is connected to it all the same. Switch the destination on in the app, or take it out.",
  },
  "plan-destination-deprecated": {
    title: "A destination is of a kind that is deprecated",
    explanation:
      "The catalogue calls the kind deprecated or unavailable. What it still does is not documented, so a new connection is tried all the same; a replacement deletes first, so it is left out. Use the destination that took its place.",
  },
  "plan-destination-region": {
    title: "A destination does not support the region",
    explanation:
      "The catalogue names the regions that the kind of destination supports, and the region of the environment is none of them. Correct spec.environments.NAME.region of the project file, or use another destination.",
  },
  "plan-destination-enabled-unknown": {
    title: "Whether a destination is enabled for the space is not known",
    explanation:
      "A destination is added to Engage in the app, with the space as its source, before an audience can be connected to it. No operation of the API tells whether it was; a connection of the space shows it. Where none has been seen, a plan promises a connection that Segment may refuse. Look in the app under Engage Settings → Destinations.",
  },
  "plan-destination-source": {
    title: "A destination belongs to a source of Connections",
    explanation:
      "Engage connects audiences to destinations of the space only. A connected destination tells the source of the space; this one belongs to another, so it is left out, and everything else can be applied. Add the destination to Engage once more, with the space as its source, and name that one. Where the space has several sources, connect it in the app once: what is connected there is kept.",
  },
  "plan-destination-full": {
    title: "A destination would have too many mappings",
    explanation:
      "A destination takes 100 mappings over all audiences. The activations that would be one too many are left out, with everything else applied. Activations of audiences that were not read are not counted, so there may be more.",
  },
  "plan-secret-in-clear": {
    title: "A manifest has a secret in clear text",
    explanation:
      "The destination keeps the field secret, or Segment shows only a mask of it, and everybody who reads the repository can read the value. The connection or activation is left out and the value is not shown. Of one that is live, nobody can say whether the value is another one, so that it is reported even where nothing else differs. Write ${env.NAME}, list NAME under spec.secrets of the project file, and make a new secret.",
  },
  "plan-destination-unread": {
    title: "Nothing is known of a destination",
    explanation:
      "This token may not read the destinations of the workspace, so an id that does not exist is found out only when the audience is connected. A replacement deletes the connection first, so it is left out.",
  },
  "plan-destination-type": {
    title: "A destination is declared as a warehouse, or the other way round",
    explanation:
      "The workspace lists the id among its destinations, so it is no warehouse; remove destination.type: warehouse. Or it lists it among its warehouses; then write destination.type: warehouse beside it. What Segment makes of a wrong type is not documented. A new connection to a destination is tried all the same; one to a warehouse without its type, and a replacement, which deletes first, are left out.",
  },
  "plan-mapping-doubtful": {
    title: "A mapping does not fit the action of its destination",
    explanation:
      "The destination shows no such action or field, needs one that the mapping leaves out, or takes values of another type or other choices. The mapping is sent as it is, because it is not documented that what a destination shows is all it takes.",
  },
  "plan-kind-unreadable": {
    title: "The objects of a kind cannot be read",
    explanation:
      "The workspace lacks the feature or the token lacks the role. While manifests declare objects of the kind, nothing can be planned.",
  },
  "plan-secret-sent-again": {
    title: "Secrets are sent again",
    explanation:
      "Segment shows only masks of secrets, so the marker of the audience remembers what was last sent: the secretVersion, and a fingerprint of two characters. One of them is another now, or the mask ends with other characters than the value that is set where the plan runs: then the space has another secret. A value that is not set there is not compared.",
  },
  "plan-secret-missing": {
    title: "A secret is not set",
    explanation:
      "A change sends the value of an environment variable that is not set. A plan can be made without it; an apply writes nothing before all of them are set. An edit beside the settings sends no secret, and needs none.",
  },
  "plan-stale": {
    title: "A saved plan is out of date",
    explanation:
      "Applying a saved plan plans again and applies the changes that are the same in both plans. A change differs when the files ask for something else, the space was edited, or something speaks against it that did not before. Nothing is written then: make a new plan and look at it.",
  },
  "plan-parent-lost": {
    title: "The audience of a part is no longer this project's",
    explanation:
      "Schedules, connections and activations belong to whom their audience belongs to. The audience is gone, or is not this project's any more, so its parts are left alone.",
  },
  "plan-resync": {
    title: "A whole audience will be sent again",
    explanation:
      "performResync: true asks for it with the next write of the activation. Take it off again after the apply.",
  },
  "plan-part-undeclared": {
    title: "A part of an audience is in the space and not declared",
    explanation:
      "The manifest of its audience lists what the audience has, and this is not in the list, so the plan deletes it. It may have been added by hand in Segment: nothing records who adds or removes one. import --update with the address of the audience writes it into the manifest, and the next plan leaves it alone. With --base, nothing is said where the files of that commit declare it, because then a change of the files removed it.",
  },
  "plan-resync-waits": {
    title: "A whole audience will be sent again by a later apply",
    explanation:
      "performResync: true makes no difference by itself: it goes along with the next write of the activation, whoever causes that and whatever else it changes. Take it out, or change the activation in the same plan.",
  },
  "plan-destination-backfill": {
    title: "A new destination is sent a whole audience",
    explanation:
      "Segment sends everybody in an audience with historical data to each destination that is newly connected, whatever performResync says. At how many that is refused, spec.guards.maxMembersResent says. The time is the least that the published limits allow; for audiences that are not linked none is published.",
  },
  "plan-replacement-resend": {
    title: "A whole audience may be sent again",
    explanation:
      "A replacement deletes the connection to a destination and makes a new one. Whom the audience holds then is sent there, and that may be everybody who was sent before: Segment may count data from before the creation even where options.includeHistoricalData does not ask for it. spec.guards.maxMembersResent counts everybody who may be sent.",
  },
  "plan-members-not-known": {
    title: "The guard of members sent cannot be checked against some audiences",
    explanation:
      "How many will be in an audience that is new or switched on, or whose query or options change, nobody knows before Segment has computed it, so spec.guards.maxMembersResent cannot allow it, and refuses it only where its members of today are too many already: else, a first plan would never pass. All members may be sent to the destinations. Look at the size first: audiencectl preview asks Segment for it. Or connect the destinations in a later plan, which the guard is checked against.",
  },
  "plan-too-many-members": {
    title: "More members would be sent than the guard allows",
    explanation:
      "A new destination of an audience with historical data is sent everybody in it, performResync sends everybody again, and a replacement may, and so may what is switched on. Who may be sent counts, too. Where a plan may put others into an audience, its members of today count. New audiences do not count, nor does who enters an audience later, such as by a wider query: nobody knows how many they are. Who is sent to two destinations counts twice, and an audience whose size Segment does not say is within no limit. To let this plan alone through, approve it by its digest, or pass --max-members-resent for this run. spec.guards counts for every environment and every later plan.",
  },
  "plan-schedule-vanished": {
    title: "Segment has probably removed the schedule of a disabled audience",
    explanation:
      "The schedules of a linked audience that is disabled for 90 days are deleted by Segment. Enable the audience, or take the schedule out of the manifest.",
  },
  "plan-adopt-not-found": {
    title: "There is nothing to adopt",
    explanation:
      "metadata.adopt names a live object by id, key or display name, and none of this space fits. Correct it, remove the line to create the object, or pass --create-missing for all such manifests. In a new environment of a project, audiencectl adopt --cleanup takes out the lines that another environment has used.",
  },
  "plan-handed-over": {
    title: "Another project takes over what would be deleted",
    explanation:
      "A manifest of another project in the repository names this object with metadata.adopt and from, and the manifest here is gone. Projects are applied side by side, so the object could be deleted before it is taken over. So it is left alone here, with what needs it; everything else can be applied. Merge and apply the other project first, and take the manifest away here after that. An object can be handed over within one space only.",
  },
  "plan-needs-withheld": {
    title: "A change needs something that is left out",
    explanation:
      "Its query names a key that there is not without it, it is part of it, or it has to come after it. Everything else of the plan can be applied.",
  },
  "plan-still-backfilling": {
    title: "An audience may be at its first computation",
    explanation:
      "Segment asks to wait for a day, and its support says that an edit before the first backfill is done can leave the audience locked for ever. So a change of an audience that is Preparing or Backfilling, or was created less than 24 hours ago and is at work still, is left out, with what needs it; everything else can be applied. Apply again later, or pass --edit-backfilling. Deleting is not refused. Where Segment does not tell enough, nothing is refused and the plan says so.",
  },
  "plan-adopted-twice": {
    title: "Another project adopts the same object",
    explanation:
      "Manifests of two projects of the repository name one live object with metadata.adopt. The project that is applied first would have it; if each names the other with from, they would take it from each other in turn. So the adoption is left out, with what needs it; everything else can be applied. Decide which project has it, and remove the manifest in the other one, whose queries can name its key.",
  },
  "plan-adopt-ambiguous": {
    title: "More than one live object fits the adoption",
    explanation:
      "Names are not promised to be unique, and taking over the wrong object would change it. Adopt by id instead: the finding lists the ids.",
  },
  "plan-adopt-foreign": {
    title: "The object to adopt belongs to another project",
    explanation:
      "An object has one owner. To take it over, name the scope of its marker: adopt: {key: …, from: PROJECT@ENVIRONMENT}. For several environments, write one document for each, of the same metadata.name, with metadata.environments and its own from. Or the other project releases it first, with spec.forget in its project file and an apply.",
  },
  "plan-adopt-conflict": {
    title: "Two manifests adopt one live object",
    explanation:
      "A live object has one owner and one address, so only one manifest can take it over. Take metadata.adopt out of the other.",
  },
  "plan-looks-renamed": {
    title: "A resource seems to have been renamed",
    explanation:
      "A manifest is gone and a new one declares the same; deleting and creating would break the key and everything that uses it. Or the names of manifests were swapped or handed on; rewriting one object as what another was made for would send other people to all that uses them.",
  },
  "plan-perhaps-renamed": {
    title: "A deletion and a creation may be one rename",
    explanation:
      "A manifest is gone and a new one declares the same query under another display name. Others declare that query, too, so nothing tells whether it is a rename, and the plan is not blocked. Or the new one has another query and a display name that makes the key of what is deleted, such as after a rename that is taken back. If it is one, previousNames under metadata keeps the object, its key and everything that uses it. If it is none, apply the plan.",
  },
  "plan-project-renamed": {
    title: "The project itself seems to have been renamed",
    explanation:
      "Everything that a project makes is marked with its metadata.name. Under another name it owns nothing, and all that it declares is there as another project's. Change the name back, or list the old one in previousNames of the project's metadata, and the markers move with the next apply.",
  },
  "plan-moved-conflict": {
    title: "Both the old and the new address are live",
    explanation:
      "previousNames moves an object to a new address, but another object of this project already has it. Take the name off the list, or forget one of the two.",
  },
  "plan-forget-declared": {
    title: "A forgotten address is still declared",
    explanation:
      "spec.forget releases an object; a manifest that declares it would adopt it again. Remove one of the two.",
  },
  "plan-forget-unknown": {
    title: "A forgotten address fits nothing and is near one that would be deleted",
    explanation:
      "A slip in an address under spec.forget would delete the object that it was to keep. Addresses are near when few letters differ, when they share a word, or when one begins with the other. Write the right address; an entry that has done its work can be taken off the list.",
  },
  "plan-forget-unfit": {
    title: "A forgotten address fits nothing while something would be deleted",
    explanation:
      "Nothing that the project owns has the address under spec.forget, and no object is there that it can have released. So it releases nothing. If it was meant to keep one of the objects that the plan deletes, correct it; otherwise remove it from the list.",
  },
  "plan-duplicate-marker": {
    title: "Two live objects carry one marker",
    explanation:
      "An object was probably copied by hand together with its description. The older one is the real one; the copy is left alone.",
  },
  "plan-copied-marker": {
    title: "A copy of an object carries its marker",
    explanation:
      "The marker remembers the key of the object that it was written for, and this one has another, as a copy has that was made in the app. It belongs to nobody here and is never touched, also when the original is gone. Remove the marker from its description; then it can be adopted.",
  },
  "plan-unfinished-marker": {
    title: "A new object has another key than its marker says",
    explanation:
      "The server gave it another key than was expected, and the run that made it could not write its marker again, because it was interrupted or the first computation was not done. It is known by the display name that it was made with, as long as nobody has edited it. The next apply renews the marker.",
  },
  "plan-unknown-key": {
    title: "A query asks for a key that nothing in the space has",
    explanation:
      "It compares a trait with true or false, as queries ask who is in an audience, and no audience or computed trait of the space has that key. A trait that identify calls set is neither and works: leave such a condition as it is. If an audience is meant, the condition finds nobody by it. A plan warns of queries that begin to name such a key, and drift reports live ones without counting them as drift.",
  },
  "plan-marker-without-uid": {
    title: "Live objects carry the project's name without its uid",
    explanation:
      "Another project of the same name that has no uid may own them, or this one from before it had a uid: the marker does not tell. So they are left alone. If they are this project's, list its own name under metadata.previousNames of the project file; the next apply renews the markers.",
  },
  "plan-unreadable-marker": {
    title: "A live object's marker cannot be read",
    explanation:
      "The last line of the description looks like a marker and is not as this tool wrote it: a check in the marker finds every change by hand. So the object is treated as unmanaged by this project and left alone. Revert the edit, or remove the line in Segment and adopt the object.",
  },
  "plan-replacement-not-allowed": {
    title: "A change needs a replacement that the manifest does not allow",
    explanation:
      "A field that cannot be edited changes. metadata.replace: allow permits deleting and recreating the object.",
  },
  "plan-protected": {
    title: "A protected object would be deleted, replaced, or lose its protection",
    explanation:
      "metadata.protect is remembered in the object itself, so taking the manifest away does not end it. Set it to false and apply that first.",
  },
  "plan-too-many-deletes": {
    title: "More objects would be deleted than the guard allows",
    explanation:
      "A wrong folder or environment looks as if everything should be deleted. To let this plan alone through, approve it by its digest, or pass --max-deletes and --max-delete-percent for this run. spec.guards counts for every environment and every later plan.",
  },
  "plan-deletes-everything": {
    title: "Everything that the project manages would be deleted",
    explanation:
      "Deleting all of a project's objects is refused whatever their number, unless it is explicitly allowed. So is releasing them all with metadata.onRemove, because missing manifests look the same. What spec.forget of the project file lists is let through: it is named on purpose, and so a project leaves the tool.",
  },
  "plan-too-many-changes": {
    title: "More objects would be changed than the guard allows",
    explanation:
      "Each edit locks an audience and may recompute it for a day. To let this plan alone through, approve it by its digest, or pass --max-change-percent for this run. spec.guards counts for every environment and every later plan.",
  },
  "plan-still-used": {
    title: "An object would be deleted that a live query uses",
    explanation:
      "A query that names a key that nothing computes any more silently stops matching. Change or delete the users first.",
  },
  "plan-cycle": {
    title: "Changes wait for each other in a circle",
    explanation:
      "Each of these changes has to be done before the next, so none can be first. Break the circle at one place, apply that, and then the rest.",
  },
  "plan-history-forced": {
    title: "Segment includes historical data although the manifest says no",
    explanation:
      "The query looks back in time, so Segment switches historical data on by itself. The two are treated as equal, and nothing is written.",
  },
  "plan-query-spelling": {
    title: "A query is spelled in another way and means the same",
    explanation:
      "The manifest and the space say the same in different words, such as within(24 hours) and within(1 day). Writing the query would recompute the audience for nothing, so it is left as it is. The finding names what makes the two equal. Where only the spelling in the space gets a warning, such as a superseded name or a count to 0 that linked audiences are documented not to make, the finding says so: the manifest has done its part, and its spelling is sent as soon as the query changes in meaning.",
  },
  "plan-backfill-dropped": {
    title: "Segment does not apply the backfill window",
    explanation: "backfillEventDataDays is kept on a best-effort basis and was left out; all available data are used.",
  },
  "plan-not-told": {
    title: "Segment did not say what a declared field is",
    explanation:
      "An answer of the API may leave the field out, or hold null in its place. That is no difference: nothing is written or replaced because of it. When the manifest of an audience, a trait or a filter changes, the declared value is written with the change. Destinations, activations and schedules carry no record of what was applied, so theirs is not.",
  },
  "plan-cadence-unknown": {
    title: "Whether a query changes between real time and batch is not known",
    explanation:
      "Segment decides by the query how it computes an object, and does not edit it from one to the other. The query has something that no documented rule speaks of, so the plan edits it in place and cannot say whether Segment takes that.",
  },
  "plan-target-removed": {
    title: "The target entity is gone from the data graph",
    explanation:
      "Segment answers targetEntity null when the entity was removed. An edit of the audience cannot repair that.",
  },
  "plan-temporary-name": {
    title: "An object has a temporary display name for a moment",
    explanation:
      "Display names are unique, so two objects can swap theirs only by way of a third. One of them gets another display name twice within the apply; if that is interrupted, the next one continues.",
  },
  "plan-replacement-cost": {
    title: "A replacement has a cost",
    explanation:
      "The old key stays on profiles, the new object may get another key, references and campaigns break, and members are sent again.",
  },
} as const;
