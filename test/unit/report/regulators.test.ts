/** The reports of the frameworks that ship, from their own forms. */
import assert from 'node:assert/strict';
import { builtIn, entryOf } from '../../kit/samples';
import { headings, reportOf, saysAll } from './reports';

describe('the report for a regulator', () => {
  for (const framework of builtIn.frameworks.values())
    it(`holds every answer of every form once: ${framework.id}`, async () => {
      const forms = [...builtIn.templates.values()].filter(({ ref }) =>
        ref.startsWith(`${framework.id}/`),
      );
      assert.ok(forms.length > 0);
      const answers: string[] = [];
      const texts = forms.map(({ ref, prompts, meta }, at): [string, string] => {
        const said = prompts.map(({ id }): [string, string] => {
          const words = `Answer ${id} of ${meta.id}.`;
          answers.push(words);
          return [id, words];
        });
        const cpd: Record<string, Record<string, unknown>> = {
          'practice-hours': { minutes: 60, type: 'practice' },
          'cpd-log': { minutes: 60 },
        };
        const head = {
          id: `entry-${at}`,
          template: ref,
          version: meta.version,
          title: meta.title,
          // Within the gap that it explains.
          date: meta.id === 'gap' ? '2026-02-01' : '2026-10-01',
          ...(cpd[meta.id] && { cpd: cpd[meta.id] }),
        };
        return [`entries/${at}.md`, entryOf(head, Object.fromEntries(said), meta.title)];
      });
      const report = await reportOf(Object.fromEntries(texts), { framework: framework.id });
      const said = saysAll(report);
      for (const words of answers)
        assert.equal(said.split(words).length, 2, `${words} stands once in\n${said}`);
      assert.ok(!headings(report).includes('Further entries in full'), headings(report).join());
      assert.equal(report.rows.length, forms.length);
    });

  it('has the parts of each in its order', async () => {
    const partsOf = async (framework: string): Promise<string[]> =>
      headings(await reportOf({}, { framework }));
    assert.deepEqual((await partsOf('nmc-revalidation')).slice(1, -1), [
      'Practice hours',
      'Log of continuing professional development',
      'Feedback about practice',
      'Written reflective accounts',
      'Reflective discussion',
      'Confirmation',
      'Declarations',
    ]);
    assert.deepEqual((await partsOf('hcpc-cpd')).slice(0, 4), [
      'Summary of practice',
      'Activities, by date',
      'Gaps of three months or more',
      'Statement',
    ]);
  });
});
