/**
 * The folders of the product in the order of their imports: a folder imports only from those above it, and of
 * those only the entry points. `dependencies.mjs` makes rules of this table, and CONTRIBUTING shows it.
 * Without `entries` every file of a folder may be imported from outside.
 */
export const layers = [
  {
    folder: 'src/core/base',
    purpose: 'Ports, dates, ids, paths, errors and events: what knows no journal.',
  },
  {
    folder: 'src/core/text',
    purpose:
      'Markdown as lines: front matter, headings, prompts, fences, comments, links and splices.',
    entries: [
      'answerPlace',
      'conflict',
      'fences',
      'firstChange',
      'frontMatter',
      'heading',
      'lines',
      'links',
      'promptMarks',
      'quote',
      'scanBody',
      'splice',
      'visibleText',
      'wordCount',
    ],
  },
  {
    folder: 'src/core/yaml',
    purpose: 'Reads YAML with positions, and changes it by splices.',
    entries: [
      'cursor',
      'editYaml',
      'parseYaml',
      'plainYaml',
      'readYaml',
      'scalars',
      'writeYaml',
      'yamlPart',
    ],
  },
  {
    folder: 'src/core/schema',
    purpose: 'The shape of every YAML file, defined once.',
    entries: [
      'checkShape',
      'frameworkSchema',
      'meanings',
      'nearMisses',
      'readings',
      'schemaFields',
      'schemas',
    ],
  },
  {
    folder: 'src/core/library',
    purpose: 'Courses, activities, models, forms and frameworks: what entries are made from.',
  },
  {
    folder: 'src/core/records',
    purpose: 'Dated facts about an entry, and the recorded state that they add up to.',
  },
  {
    folder: 'src/core/entries',
    purpose: 'One entry: read, answered, claimed, digested, checked, and what of it may leave.',
  },
  {
    folder: 'src/core/journal/setup',
    purpose: 'journal.yaml and people.',
  },
  {
    folder: 'src/core/authorship',
    purpose: 'Who committed a record, and whether that is the person in whose name it is.',
    entries: ['attribution', 'countedRecords', 'history', 'misattributed', 'removed', 'unproven'],
  },
  {
    folder: 'src/core/journal/index',
    purpose: 'All entries and records, kept in step with their files and cached between sessions.',
    entries: ['index'],
  },
  {
    folder: 'src/core/journal',
    purpose: 'The one cache of a folder: a journal with its entries, records and problems.',
  },
  {
    folder: 'src/core/ledger',
    purpose: 'What a framework requires, and how far the journal has got.',
    entries: [
      'cycle',
      'follow',
      'followKey',
      'isRecorded',
      'ledger',
      'ledgerCard',
      'ledgerList',
      'ledgerOf',
      'ledgerPage',
      'topicMatrix',
      'unitWords',
      'which',
    ],
  },
  {
    folder: 'src/core/actions',
    purpose:
      'What a person does to an entry that leaves a record: complete, reopen, review, sign off, log time.',
    entries: [
      'addRecords',
      'completion',
      'textOnDisk',
      'discussion',
      'explanation',
      'notices',
      'recordsOf',
      'review',
      'reviewRecords',
      'stopwatch',
      'timeRecords',
      'timeSpent',
      'waiting',
    ],
  },
  {
    folder: 'src/core/comments',
    purpose: 'Threads, and the text that they are anchored to.',
    entries: [
      'commentPlace',
      'comments',
      'followEdits',
      'othersThreads',
      'pastQuotes',
      'writeComments',
    ],
  },
  {
    folder: 'src/core/progress',
    purpose: 'The data of the progress panel.',
  },
  {
    folder: 'src/core/authoring',
    purpose: 'Creates and edits files: new entry, adopt, attach, move, rename.',
    entries: [
      'adopt',
      'attachments',
      'backlinks',
      'claimEdits',
      'counterpart',
      'createJournal',
      'entrySearch',
      'forms',
      'lookBack',
      'moveEvidence',
      'newEntry',
      'renameId',
      'supervision',
    ],
  },
  {
    folder: 'src/core/sharing',
    purpose: 'What leaves this computer, and how records are merged.',
  },
  {
    folder: 'src/core/team',
    purpose: 'Many journals together.',
  },
  {
    folder: 'src/core/assist',
    purpose: 'Quick fixes, completion and hover for YAML; formats of findings.',
    entries: ['findingFormats', 'fixes', 'placeInLine', 'suggest'],
  },
  {
    folder: 'src/core/preview',
    purpose: 'An entry or an activity as HTML.',
  },
  {
    folder: 'src/core/report',
    purpose: 'A journal as the blocks of a report.',
    entries: ['buildReport', 'participation', 'pictures', 'report', 'teamPaper'],
  },
  {
    folder: 'src/formats',
    purpose: 'Writes the blocks of a report as HTML, DOCX, PDF, CSV, Markdown and JSON.',
    entries: ['names', 'reports'],
  },
  {
    folder: 'src/protocol',
    purpose: 'The messages between the editor and each of its pages.',
  },
  {
    folder: 'src/node',
    purpose: 'Files, git and helper processes on plain Node.',
    entries: [
      'builtInTemplates',
      'changedSince',
      'findJournals',
      'findProgram',
      'gitHistory',
      'gitIdentity',
      'isJoining',
      'nodeFiles',
      'pace',
      'pastTexts',
      'readBytes',
      'recordCommitters',
      'recordHistory',
      'shareJournal',
      'world',
      'writeWhole',
    ],
  },
  {
    folder: 'src/node/cli',
    purpose: 'The command line, a file a command.',
    entries: [],
  },
  {
    folder: 'src/editor/services',
    purpose: 'What all parts of the editor use: journals, documents, author, clock, log, messages.',
    entries: [
      'activeUri',
      'author',
      'authorship',
      'browserPace',
      'command',
      'contextKey',
      'disposables',
      'edits',
      'entryClock',
      'entryDocuments',
      'gitHistory',
      'gitProgram',
      'gitRepositories',
      'gitRescan',
      'host',
      'journals',
      'ledgers',
      'log',
      'messages',
      'notShared',
      'openJournal',
      'parts',
      'perJournal',
      'readOnlyDocuments',
      'showError',
      'shownDate',
      'unread',
      'unsavedTexts',
      'unsettled',
      'workspaceFiles',
    ],
  },
  {
    folder: 'src/editor/ask',
    purpose: 'Questions to the person, in one step or several.',
  },
  {
    folder: 'src/editor/pages',
    purpose: 'Webviews: progress, ledger, team, activity, report.',
    entries: [
      'activityPage',
      'ledgerPanel',
      'ledgerView',
      'previews',
      'progressPanel',
      'reportPreview',
      'reportSources',
      'saveReport',
      'teamPanel',
    ],
  },
  {
    folder: 'src/editor/trees',
    purpose: 'Trees of the side bar, and the status bar.',
    entries: ['activitiesTree', 'entriesTree', 'statusBar', 'teamTree', 'teamView'],
  },
  {
    folder: 'src/editor/markdown',
    purpose: 'Prompts, links and discussions within an entry’s text, and the preview.',
  },
  {
    folder: 'src/editor/yaml',
    purpose: 'Problems, quick fixes, completion and hover.',
    entries: ['problems', 'quickFixes', 'yamlCompletion', 'yamlHover'],
  },
  {
    folder: 'src/editor/comments',
    purpose: 'Threads over an entry’s text.',
    entries: ['comments'],
  },
  {
    folder: 'src/editor/clock',
    purpose: 'Time spent, in the status bar.',
  },
  {
    folder: 'src/editor/review',
    purpose: 'What a reviewer sees over an entry.',
  },
  {
    folder: 'src/editor/sharing',
    purpose: 'What Share says, and what others shared.',
  },
  {
    folder: 'src/editor/commands/entries',
    purpose: 'Commands on one entry, and those that make one.',
  },
  {
    folder: 'src/editor/commands/journal',
    purpose: 'Commands on a whole journal.',
  },
  {
    folder: 'src/editor/commands/courses',
    purpose: 'Commands on courses and activities.',
  },
  {
    folder: 'src/editor/commands/review',
    purpose: 'Commands of reviewers, and those that ask for a review.',
  },
  {
    folder: 'src/editor/commands/cpd',
    purpose: 'Commands on frameworks and claims.',
  },
  {
    folder: 'src/editor/commands/reports',
    purpose: 'Commands that write a report.',
  },
  {
    folder: 'src/editor/commands/sharing',
    purpose: 'Commands that share.',
  },
  {
    folder: 'src/editor/commands/team',
    purpose: 'Commands on many journals.',
  },
  {
    folder: 'src/editor/commands',
    purpose: 'Registers all commands.',
  },

  {
    folder: 'media',
    purpose: 'The pages themselves, in the webview: progress, ledger, team.',
    entries: [],
  },
];

/** What the order would allow, and must not be. */
export const apart = [
  { from: 'src/editor', to: 'src/node', why: 'The editor’s part runs in a browser too.' },
  {
    from: 'media',
    to: 'src/(?:editor|node|formats)',
    why: 'A page knows its messages and the core.',
  },
];

/** The table as CONTRIBUTING shows it, in Markdown. */
export function mapOfFolders() {
  const code = (text) => `\`${text}\``;
  const rows = layers.map(({ folder, purpose, entries }) => {
    const files = entries?.length === 0 ? 'none' : (entries?.map(code).join(', ') ?? 'every file');
    return `| ${code(folder)} | ${purpose} | ${files} |`;
  });
  return ['| folder | purpose | entry points |', '| --- | --- | --- |', ...rows].join('\n');
}
