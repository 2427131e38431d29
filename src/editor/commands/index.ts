import * as vscode from 'vscode';
import { Disposables } from '../services/disposables';
import type { Command } from '../services/command';
import type { Parts } from '../services/parts';
import { showError } from '../services/showError';
import { acknowledge } from './review/acknowledge';
import { addCounterpart } from './review/addCounterpart';
import { addNewQuestions } from './courses/addNewQuestions';
import { addReviewer } from './review/addReviewer';
import { addSharingFiles } from './sharing/addSharingFiles';
import { adoptFile } from './entries/adoptFile';
import { askForReview } from './review/askForReview';
import { attachEvidence } from './entries/attachEvidence';
import { changeFollow } from './cpd/changeFollow';
import { chooseCourses } from './journal/chooseCourses';
import { continueNext } from './entries/continueNext';
import { copyProgress } from './reports/copyProgress';
import { correctTime } from './entries/correctTime';
import { createJournalHere } from './journal/createJournalHere';
import { createParticipationRecord } from './reports/createParticipationRecord';
import { createReport } from './reports/createReport';
import { deleteEntry } from './entries/deleteEntry';
import { followFramework } from './cpd/followFramework';
import { goToActivity } from './courses/goToActivity';
import { nextUnanswered, previousUnanswered } from './entries/goToPrompt';
import { acceptClaim, rejectClaim } from './review/judgeClaim';
import { explainStatus } from './entries/explainStatus';
import { keepEntry } from './entries/keepEntry';
import { logCpd } from './cpd/logCpd';
import { lookBack } from './entries/lookBack';
import { markComplete } from './entries/markComplete';
import { markReviewed } from './review/markReviewed';
import { moveToPrivate, moveToShared } from './entries/moveEntry';
import { newActivity } from './courses/newActivity';
import { newCourse } from './courses/newCourse';
import { newEntryFromActivity } from './entries/newEntryFromActivity';
import { newEntryFromForm } from './entries/newEntryFromForm';
import { newReflection } from './entries/newReflection';
import { newSupervisionRecord } from './review/newSupervisionRecord';
import { openActivity } from './courses/openActivity';
import { openLedger } from './cpd/openLedger';
import { openTeamOverview } from './team/openTeamOverview';
import { openTodaysEntries } from './entries/openTodaysEntries';
import { previewAsLearner } from './courses/previewAsLearner';
import { refresh } from './journal/refresh';
import { renameId } from './journal/renameId';
import { reopenEntry } from './entries/reopenEntry';
import { getChanges } from './sharing/getChanges';
import { shareJournal } from './sharing/shareJournal';
import { showChangesSinceReview } from './review/showChangesSinceReview';
import { showDiscussion } from './entries/showDiscussion';
import { showLog } from './journal/showLog';
import { nextToReview } from './review/nextToReview';
import { showReviewRecords } from './review/showReviewRecords';
import { showRevision } from './courses/showRevision';
import { signOff } from './review/signOff';
import { stopFollowing } from './cpd/stopFollowing';
import { withdrawSignOff } from './review/withdrawSignOff';

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
  explainStatus,
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
  nextToReview,
  newSupervisionRecord,
  openLedger,
  openTeamOverview,
  ...[followFramework, stopFollowing, changeFollow, addReviewer],
  ...[logCpd, newEntryFromForm, attachEvidence, addCounterpart],
  createReport,
  createParticipationRecord,
  getChanges,
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
