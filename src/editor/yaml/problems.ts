import * as vscode from 'vscode';
import { placeInLine } from '../../core/assist/placeInLine';
import { locate } from '../../core/entries/locate';
import { showControls } from '../../core/base/escapeControls';
import type { Severity } from '../../core/base/problem';
import { unsettledFinding, type Undecided as UndecidedKind } from '../../core/sharing/unsettled';
import { Debounced, Disposables } from '../services/disposables';
import type { OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';

/** Source name of our problems. */
export const diagnosticSource = 'Reflective Journal';

const drawAfter = 200;
const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** Shows the problems in a journal's files in the Problems view. */
export function register({ journals, unsettled }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const collection = disposables.add(
    vscode.languages.createDiagnosticCollection('reflectiveJournal'),
  );
  let shown = new Set<string>();
  let run = 0;
  let drawn = '';
  const draw = disposables.add(
    new Debounced(drawAfter, () => {
      // Updates only if the problems changed, since their lines are read from the files.
      const picture = [
        ...journals.all.map((open) => pictureOf(open, unsettled.in(open))),
        ...vscode.workspace.textDocuments.map(({ uri }) => uri.toString()).sort(),
      ].join('\n');
      if (picture === drawn) return;
      drawn = picture;
      const number = ++run;
      void Promise.all(journals.all.map((open) => diagnosticsOf(open, unsettled.in(open)))).then(
        (all) => {
          if (number !== run) return;
          const byFile = new Map(all.flat());
          for (const key of shown) if (!byFile.has(key)) collection.delete(vscode.Uri.parse(key));
          for (const [key, diagnostics] of byFile)
            collection.set(vscode.Uri.parse(key), diagnostics);
          shown = new Set(byFile.keys());
        },
      );
    }),
  );
  disposables.add(journals.onDidChange(() => draw.call()));
  disposables.add(unsettled.onDidChange(() => draw.call()));
  disposables.add(vscode.workspace.onDidOpenTextDocument(() => draw.call()));
  return disposables;
}

/** What the message quotes, in an open document; else the line. */
function rangeOf(
  document: vscode.TextDocument | undefined,
  line: number,
  message: string,
): vscode.Range {
  if (!document || line > document.lineCount) return new vscode.Range(line - 1, 0, line - 1, 1000);
  const { from, to } = placeInLine(document.lineAt(line - 1).text, message);
  return new vscode.Range(line - 1, from, line - 1, to);
}

type Undecided = ReadonlyMap<string, UndecidedKind>;

function pictureOf({ journal, key }: OpenJournal, undecided: Undecided): string {
  const problems = [...journal.problems()].map((problem) => {
    const entry = journal.entries.get(problem.path);
    return [problem, entry?.size, entry?.mtime];
  });
  return JSON.stringify([key, problems, [...undecided]]);
}

async function diagnosticsOf(
  { journal, root }: OpenJournal,
  undecided: Undecided,
): Promise<[string, vscode.Diagnostic[]][]> {
  const byFile = new Map<string, vscode.Diagnostic[]>();
  const fromGit = [...undecided].map(([path, kind]) => ({ path, ...unsettledFinding(kind) }));
  const problems = [...fromGit, ...(await locate(journal.files, journal.problems()))];
  const opened = new Map(
    vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]),
  );
  for (const { path, line, severity, code, message } of problems) {
    const key = vscode.Uri.joinPath(root, path).toString();
    const diagnostic = new vscode.Diagnostic(
      rangeOf(opened.get(key), line, message),
      showControls(message),
      severities[severity],
    );
    diagnostic.source = diagnosticSource;
    diagnostic.code = code;
    byFile.set(key, [...(byFile.get(key) ?? []), diagnostic]);
  }
  return [...byFile];
}
