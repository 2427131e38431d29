import { lstatSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { isPlainDate } from '../../core/base/dates';
import { refuseLinks } from '../../core/base/fileLinks';
import { isCycleUnknown } from '../../core/ledger/cycle';
import { ledgerOf } from '../../core/ledger/ledgerOf';
import type { Cycle, Followed } from '../../core/ledger/ledger';
import { escapesFolder } from '../../core/base/paths';
import { FileExistsError } from '../../core/base/ports';
import { HumanError } from '../../core/base/problem';
import { missingText, reportFormats, type ReportFormat } from '../../formats/names';
import { removeLeftovers } from '../../core/base/temporaryFiles';
import { gitHistory } from '../gitHistory';
import { nodeFiles } from '../nodeFiles';
import { readBytesIn } from '../readBytes';
import { writeWhole } from '../writeWhole';
import { exit, type Answer, type GlobalOptions, type Run } from './command';
import { openJournal, type OpenJournal } from './openJournal';
import { warn } from './terminal';

interface Options {
  readonly framework?: string;
  readonly course?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: ReportFormat;
  readonly out: string;
  readonly exclude: readonly string[];
  readonly private?: boolean;
  readonly force?: boolean;
  readonly strict?: boolean;
}

export function report(program: Command, run: Run): void {
  program
    .command('report')
    .description('write a report for a regulator, or a record of participation in a course')
    .option('--framework <framework>', 'id of the framework whose requirements it is measured by')
    .option('--course <course>', 'id of a completed course: a record of participation (html, json)')
    .option('--from <date>', 'first day (else that of the cycle of today)')
    .option('--to <date>', 'last day (else that of the cycle of today)')
    .addOption(
      new Option('--format <format>', 'what to write').choices(reportFormats).makeOptionMandatory(),
    )
    .requiredOption('--out <file>', 'the file to write')
    .option(
      '--exclude <entry>',
      'an entry to leave out, by id or path; may be repeated',
      (entry: string, others: readonly string[]) => [...others, entry],
      [],
    )
    .option('--private', 'include private entries')
    .option('--force', 'replace a file of that name')
    .option('--strict', 'exit with 1 when requirements are open')
    .action((options: Options) =>
      run(async () => {
        if ((options.framework === undefined) === (options.course === undefined))
          throw new HumanError('Say what for: either --framework or --course.');
        const open = await openJournal(program.opts<GlobalOptions>().C);
        return options.course === undefined
          ? reportFor(open, options, options.framework!)
          : participation(open, options, options.course);
      }),
    );
}

async function reportFor(open: OpenJournal, options: Options, id: string): Promise<Answer> {
  const { journal, root } = open;
  const { buildReport, candidatesOf, renderReport } = await import('../../formats/reports.js');
  const followed = followedOf(open, id);
  const cycle = cycleOf(open, followed, options);
  const candidates = new Set(candidatesOf(journal, followed, cycle).map((entry) => entry.path));
  const leaveOut = new Set(options.exclude.map((name) => excluded(open, name)));
  const report = await buildReport(
    journal,
    { followed, cycle, leaveOut, withPrivate: options.private ?? false, language: 'en-GB' },
    { history: gitHistory(root), readBytes: readBytesIn(root) },
  );
  if (!report) throw new HumanError(`There is no readable framework “${id}”.`);
  for (const file of leaveOut)
    if (!candidates.has(file)) warn(`${file} would not have been in this report.`);
  const { requirements } = report;
  const stillOpen = report.isCycle ? requirements.filter(({ met }) => !met) : [];
  const place = placeOf(open, options);
  const { content, missing } = await renderReport(
    report,
    options.format,
    (font) => readFile(path.join(__dirname, font)),
    place.startsWith('../') || path.isAbsolute(place) ? undefined : place,
  );
  const file = await write(open, options, content);
  const lacks = missingText(missing);
  if (lacks !== undefined) warn(lacks);
  const left = [
    ...(report.isCycle ? [] : [`  ${cycle.from} to ${cycle.to} is not a cycle.`]),
    ...stillOpen.map(({ title }) => `  open: ${title}`),
    ...requirements.flatMap(({ remarks }) => remarks.map((text) => `  ${text}`)),
    ...report.unassigned.map((file) => `  counts for no registration: ${file}`),
  ];
  return {
    json: {
      path: file,
      requirements: requirements.map(({ id, recorded, required, met, remarks }) => ({
        ...{ id, recorded, required, met },
        ...(remarks.length > 0 ? { remarks } : {}),
      })),
      isCycle: report.isCycle,
      unassigned: report.unassigned,
      misattributed: report.misattributed,
      unreadable: report.unreadable,
      missing,
    },
    lines: [
      ...report.misattributed.map(({ path, text }) => `${path}: ${text}`),
      `${file}: ${report.rows.length === 1 ? '1 entry' : `${report.rows.length} entries`}`,
      ...left,
    ],
    code: options.strict && stillOpen.length > 0 ? exit.findings : exit.fine,
  };
}

async function participation(open: OpenJournal, options: Options, id: string): Promise<Answer> {
  const { participationIn, participationJson, participationPaper, renderHtml } =
    await import('../../formats/reports.js');
  const { format } = options;
  if (format !== 'html' && format !== 'json')
    throw new HumanError('A record of participation can be html or json.');
  const record = await participationIn(open.journal, id, gitHistory(open.root));
  if ('refused' in record) throw new HumanError(record.refused);
  const content =
    format === 'json' ? participationJson(record) : renderHtml(participationPaper(record, 'en-GB'));
  const file = await write(open, options, content);
  return {
    json: {
      path: file,
      activities: record.activities.map(({ id, digest, digest2 }) => ({ id, digest, digest2 })),
    },
    lines: [file],
  };
}

/** The newest entry for the framework in journal.yaml; one that is not followed can be used too. */
function followedOf({ journal }: OpenJournal, id: string): Followed {
  if (!journal.collections.frameworks.has(id))
    throw new HumanError(
      `There is no framework “${id}”: ${[...journal.collections.frameworks.keys()].join(', ')}.`,
    );
  return journal.setup?.file.frameworks.filter((one) => one.id === id).at(-1) ?? { id };
}

function cycleOf({ journal }: OpenJournal, followed: Followed, { from, to }: Options): Cycle {
  for (const day of [from, to])
    if (day !== undefined && !isPlainDate(day))
      throw new HumanError(`“${day}” is not a date such as 2026-11-23.`);
  const { cycle, framework } = ledgerOf(journal, followed)!;
  if (isCycleUnknown(framework, followed) && (from === undefined || to === undefined))
    throw new HumanError(
      `journal.yaml does not say when a cycle of “${followed.id}” begins. Add its “cycleStart” there, or give --from and --to.`,
    );
  const chosen = { from: from ?? cycle.from, to: to ?? cycle.to };
  if (chosen.from > chosen.to)
    throw new HumanError(`The first day, ${chosen.from}, is later than the last, ${chosen.to}.`);
  return chosen;
}

/** The path of an entry to leave out. @throws HumanError for an unknown name, which would leave nothing out */
function excluded({ journal, root, folder }: OpenJournal, name: string): string {
  const byId = journal.entryById(name)?.path;
  if (byId !== undefined) return byId;
  // An id with several copies is ambiguous.
  const direct = name.split(path.sep).join('/');
  if (journal.entries.has(direct)) return direct;
  const way = path.relative(root, path.resolve(folder, name)).split(path.sep).join('/');
  if (journal.entries.has(way)) return way;
  throw new HumanError(`There is no entry “${name}” to leave out.`);
}

/** The path of the report, relative to the journal. */
const placeOf = ({ root, folder }: OpenJournal, { out }: Options): string =>
  path.relative(root, path.resolve(folder, out)).split(path.sep).join('/');

/** @returns its path, relative to the journal */
async function write(
  open: OpenJournal,
  options: Options,
  content: string | Uint8Array,
): Promise<string> {
  const { out, force = false } = options;
  const { journal, folder } = open;
  const file = path.resolve(folder, out);
  const place = placeOf(open, options);
  if (!escapesFolder(place)) await refuseLinks(journal.files, [place]);
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile() && !found.isSymbolicLink())
    throw new HumanError(`${out} is not an ordinary file, so it is not replaced.`);
  const beside = nodeFiles(path.dirname(file), journal.world.pace);
  await removeLeftovers(beside, (await beside.list('', false)).files, journal.world.clock);
  try {
    await writeWhole(file, content, { mayReplace: force });
  } catch (error) {
    if (error instanceof FileExistsError)
      throw new HumanError(`${out} exists already. --force replaces it.`);
    throw error;
  }
  return place;
}
