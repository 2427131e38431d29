import { css, html } from 'lit';
import type {
  ChoiceProgress,
  CourseProgress,
  SectionProgress,
} from '../../src/core/progress/progress';
import { isolateBidi } from '../../src/core/base/isolateBidi';
import { choiceWords } from '../../src/core/progress/progressText';
import { numeral } from '../shared/locale';
import { rowStyles } from '../shared/rowStyles';
import { activityRow, activityStyles, type ActivityActions } from './activityRow';
import { barStyles, shareBar } from './shareBar';
import { choose, doneOf, statusWord } from './words';

export const sectionStyles = [
  rowStyles,
  activityStyles,
  barStyles,
  css`
    ul {
      margin-top: 4px;
    }
  `,
];

/** One section of a course. */
export function sectionView(
  course: CourseProgress,
  section: SectionProgress,
  actions: ActivityActions,
) {
  const { number, title, status, done, required, activities } = section;
  const name = [number, isolateBidi(title)].filter(Boolean).join(' ');
  return html`
    <section>
      <h3>${name}</h3>
      <div class="share">
        ${shareBar(name, done, required)}
        <span class="quiet">${statusWord(status)}</span>
      </div>
      ${sentences(course, section).map((text) => html`<p class="quiet">${text}</p>`)}
      <ul>
        ${activities.map((activity) => activityRow(activity, actions))}
      </ul>
    </section>
  `;
}

/** What is asked and what is done. Where one choice is all that is asked, it speaks for the section. */
function sentences(course: CourseProgress, section: SectionProgress): string[] {
  const [choice, ...others] = section.choices;
  if (choice && others.length === 0 && choice.atLeast === section.required) {
    return [choiceSentence(course, choice, section.extra)];
  }
  return [doneOf(section), ...section.choices.map((each) => choiceSentence(course, each, 0))];
}

function choiceSentence(course: CourseProgress, choice: ChoiceProgress, extra: number): string {
  const { atLeast, chosen } = choice;
  // What was chosen beyond it is said once, for the section or the choice.
  const counted = extra === 0 ? Math.min(chosen, atLeast) : chosen;
  const asked = chosen < atLeast ? [choose(atLeast, numbersOf(course, choice))] : [];
  const met = chosen > 0 ? [choiceWords({ atLeast, chosen: counted }, numeral)] : [];
  return [...asked, ...met].join(' · ');
}

function numbersOf(course: CourseProgress, { of }: ChoiceProgress): string[] {
  const activities = course.sections.flatMap((section) => section.activities);
  return of.map(
    (id) => activities.find((activity) => activity.id === `${course.id}/${id}`)?.number ?? id,
  );
}
