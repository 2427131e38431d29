import assert from 'node:assert/strict';
import { minutesFromTiming } from '../../../src/core/base/timing';
import { readTemplate } from '../../../src/core/library/template';

const read = (body: string, meta = 'id: t\ntitle: T\n') =>
  readTemplate(`---\n${meta}---\n${body}`, 'models', 'model');
const codes = (body: string, meta?: string): (string | number)[][] =>
  read(body, meta).findings.map(({ code, line }) => [code, line]);

describe('template', () => {
  const text = [
    'Before you begin.',
    '',
    '## One? <!-- prompt: one --> ##',
    '',
    'Help with *one*.',
    '',
    '### Further help',
    '',
    '## Two? <!-- prompt: two -->',
    '',
    '<!-- discussion -->',
    '',
    'What others found.',
    '',
    '## Not a prompt any more <!-- prompt: three -->',
    '',
  ].join('\n');

  it('reads introduction, prompts with their guidance, and discussion', () => {
    const { template, findings } = read(text, 'id: t\ntitle: T\ntiming: 25 min\noptional: [two]\n');
    assert.deepEqual(findings, []);
    assert.equal(template?.ref, 'models/t');
    assert.equal(template?.introduction, 'Before you begin.');
    assert.deepEqual(template?.prompts, [
      {
        id: 'one',
        heading: 'One?',
        guidance: 'Help with *one*.\n\n### Further help',
        required: true,
      },
      { id: 'two', heading: 'Two?', guidance: '', required: false },
    ]);
    assert.match(template?.discussion ?? '', /^What others found\./);
    assert.equal(template?.plannedMinutes, 25);
    assert.equal(template?.meta.version, 1);
  });

  it('reads the same with CRLF', () => {
    const lf = read(text).template!;
    const crlf = readTemplate(
      `---\nid: t\ntitle: T\n---\n${text}`.replaceAll('\n', '\r\n'),
      'models',
      'model',
    ).template!;
    assert.deepEqual(
      crlf.prompts.map(({ id, heading }) => [id, heading]),
      lf.prompts.map(({ id, heading }) => [id, heading]),
    );
  });

  it('has no discussion and no planned time where none is given', () => {
    const { template } = read('## A <!-- prompt: a -->\n');
    assert.equal(template?.discussion, undefined);
    assert.equal(template?.plannedMinutes, undefined);
  });

  it('names a prompt id that stands twice, and keeps the first', () => {
    const body = '## A <!-- prompt: a -->\n\n## B <!-- prompt: a -->\n';
    assert.deepEqual(codes(body), [['template.repeated-prompt', 7]]);
    assert.deepEqual(
      read(body).template?.prompts.map(({ heading }) => heading),
      ['A'],
    );
  });

  it('names a heading without a prompt id', () => {
    assert.deepEqual(codes('## A <!-- prompt: a -->\n\n## B\n'), [
      ['template.prompt-without-id', 7],
    ]);
    assert.deepEqual(codes('```\n## B\n```\n\n### C\n\n<!-- discussion -->\n## D\n'), []);
  });

  describe('earlier answers', () => {
    const body = [
      'Before.',
      '{answer: models/gibbs#feelings}',
      '',
      '## A <!-- prompt: a -->',
      '',
      'Help.',
      '{answer: c/2.9#b-1}  ',
      'More help.',
      '```',
      '{answer: c/2.9#code}',
      '```',
      'Say {answer: c/2.9#inline} so.',
      '',
      '<!-- discussion -->',
      '{answer: c/2.9#hidden}',
      '',
    ].join('\n');

    it('are named with their place and line, and are no part of the guidance', () => {
      for (const text of [body, body.replaceAll('\n', '\r\n')]) {
        const { template, findings } = read(text);
        assert.deepEqual(findings, []);
        assert.deepEqual(template?.earlier, [
          { template: 'models/gibbs', prompt: 'feelings', place: undefined, line: 6 },
          { template: 'c/2.9', prompt: 'b-1', place: 'a', line: 11 },
        ]);
        assert.equal(template?.introduction, 'Before.');
        assert.match(template?.prompts[0]?.guidance ?? '', /^Help\.\r?\nMore help\./);
        assert.match(template?.prompts[0]?.guidance ?? '', /Say \{answer: c\/2\.9#inline\} so\.$/);
      }
    });

    for (const wrong of ['{answer}', '{answer: gibbs}', '{answer: a/b}', '{answer: ../../x/y#z}'])
      it(`are not understood as ${wrong}`, () => {
        const { template, findings } = read(`${wrong}\n\n## A <!-- prompt: a -->\n`);
        assert.deepEqual(template?.earlier, []);
        assert.deepEqual(
          findings.map(({ code, line }) => [code, line]),
          [['template.answer', 5]],
        );
      });
  });

  it('names an id without quotation marks', () => {
    assert.deepEqual(codes('', 'title: T\nid: 2.10\n'), [['template.field.unquoted', 3]]);
    assert.match(read('', 'id: 2.10\ntitle: T\n').findings[0]!.message, /quotation marks/);
  });

  it('names what is missing', () => {
    assert.deepEqual(codes('', 'id: t\n'), [['template.field', 2]]);
    assert.match(read('', 'id: t\n').findings[0]!.message, /“title” is missing/);
  });

  it('reads front matter below blank lines, and names that', () => {
    const text = '\n---\nid: t\ntitle: T\n---\n\n## Q <!-- prompt: q -->\n';
    const { template, findings } = readTemplate(text, 'models', 'model');
    assert.equal(template?.meta.title, 'T');
    assert.deepEqual(
      findings.map(({ code, severity }) => [code, severity]),
      [['template.front-matter-not-first', 'info']],
    );
  });

  it('names front matter that is missing, open or broken', () => {
    const of = (whole: string) =>
      readTemplate(whole, 'models', 'model').findings.map(({ code, line }) => [code, line]);
    assert.deepEqual(of('# T\n'), [['template.front-matter', 1]]);
    assert.deepEqual(of('---\nid: t\n'), [['template.front-matter', 1]]);
    assert.deepEqual(of('---\nid: t\nid: u\n---\n'), [['yaml.duplicate-key', 3]]);
  });

  const timings: [timing: string, minutes: number | undefined][] = [
    ['25 min', 25],
    ['Allow about 25 minutes', 25],
    ['1 hour', 60],
    ['1.5 hours', 90],
    ['1 hour 10 mins', 70],
    ['no more than 2 h', 120],
    ['about an hour', undefined],
    ['', undefined],
  ];
  for (const [timing, minutes] of timings)
    it(`takes “${timing}” for ${String(minutes)} minutes`, () =>
      assert.equal(minutesFromTiming(timing), minutes));
});
