import * as l10n from '@vscode/l10n';
import { isolateBidi } from '../../core/base/isolateBidi';
import type { Template } from '../../core/library/template';
import { askText, inSteps, type Step } from './steps';

/** Asks what a new entry is about; blank leaves it the template's title. */
export const titleStep =
  ({ meta }: Template, take: (title: string | undefined) => void): Step =>
  (place) =>
    askText(place, {
      prompt: l10n.t('What is it about? Leave blank to use “{0}”.', isolateBidi(meta.title)),
      placeholder: l10n.t('A few words, without details of other people'),
      value: '',
      take: (text) => take(text || undefined),
    });

/** @returns whether a title was given or left blank; not after Escape */
export const askTitle = (
  title: string,
  template: Template,
  take: (title: string | undefined) => void,
): Promise<boolean> => inSteps(title, [titleStep(template, take)]);
