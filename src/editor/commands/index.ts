import * as vscode from 'vscode';
import { Disposables } from '../disposables';
import type { Parts } from '../parts';
import { showError } from '../showError';
import { acknowledge } from './acknowledge';
import { addCounterpart } from './addCounterpart';
import { addNewQuestions } from './addNewQuestions';
import { addReviewer } from './addReviewer';
import { addSharingFiles } from './addSharingFiles';
import { adoptFile } from './adoptFile';
import { askForReview } from './askForReview';
import { attachEvidence } from './attachEvidence';
import { changeFollow } from './changeFollow';
import { chooseCourses } from './chooseCourses';
import { continueNext } from './continueNext';
import { copyProgress } from './copyProgress';
import { correctTime } from './correctTime';
import { createJournalHere } from './createJournalHere';
import { createParticipationRecord } from './createParticipationRecord';
import { createReport } from './createReport';
import { deleteEntry } from './deleteEntry';
import { followFramework } from './followFramework';
import { goToActivity } from './goToActivity';
import { nextUnanswered, previousUnanswered } from './goToPrompt';
import { acceptClaim, rejectClaim } from './judgeClaim';
import { keepEntry } from './keepEntry';
import { logCpd } from './logCpd';
import { lookBack } from './lookBack';
import { markComplete } from './markComplete';
import { markReviewed } from './markReviewed';
import { moveToPrivate, moveToShared } from './moveEntry';
import { newActivity } from './newActivity';
import { newCourse } from './newCourse';
import { newEntryFromActivity } from './newEntryFromActivity';
import { newEntryFromForm } from './newEntryFromForm';
import { newReflection } from './newReflection';
import { newSupervisionRecord } from './newSupervisionRecord';
import { openActivity } from './openActivity';
import { openLedger } from './openLedger';
import { openTeamOverview } from './openTeamOverview';
import { openTodaysEntries } from './openTodaysEntries';
import { previewAsLearner } from './previewAsLearner';
import { refresh } from './refresh';
import { renameId } from './renameId';
import { reopenEntry } from './reopenEntry';
import { shareJournal } from './shareJournal';
import { showChangesSinceReview } from './showChangesSinceReview';
import { showDiscussion } from './showDiscussion';
import { showLog } from './showLog';
import { showReviewRecords } from './showReviewRecords';
import { showRevision } from './showRevision';
import { signOff } from './signOff';
import { stopFollowing } from './stopFollowing';
import { withdrawSignOff } from './withdrawSignOff';

/** One command: its id, and what it does with what the palette, a tree or a panel hands it. */
export interface Command {
  readonly id: string;
  readonly execute: (parts: Parts, ...args: unknown[]) => Promise<void> | void;
}

const commands: readonly Command[] = [
  createJournalHere,
  newEntryFromActivity,
  newReflection,
  openActivity,
  goToActivity,
  continueNext,
  markComplete,
  showDiscussion,
  nextUnanswered,
  previousUnanswered,
  correctTime,
  lookBack,
  reopenEntry,
  chooseCourses,
  adoptFile,
  moveToPrivate,
  moveToShared,
  keepEntry,
  deleteEntry,
  openTodaysEntries,
  refresh,
  copyProgress,
  showLog,
  showRevision,
  addNewQuestions,
  newCourse,
  newActivity,
  previewAsLearner,
  renameId,
  markReviewed,
  signOff,
  withdrawSignOff,
  acceptClaim,
  rejectClaim,
  askForReview,
  acknowledge,
  showChangesSinceReview,
  showReviewRecords,
  newSupervisionRecord,
  openLedger,
  openTeamOverview,
  ...[followFramework, stopFollowing, changeFollow, addReviewer],
  ...[logCpd, newEntryFromForm, attachEvidence, addCounterpart],
  createReport,
  createParticipationRecord,
  shareJournal,
  addSharingFiles,
];

export function register(parts: Parts): vscode.Disposable {
  const disposables = new Disposables();
  for (const { id, execute } of commands)
    disposables.add(
      vscode.commands.registerCommand(id, (...args: unknown[]) =>
        showError(() => execute(parts, ...args)),
      ),
    );
  return disposables;
}
