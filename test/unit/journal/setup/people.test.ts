import assert from 'node:assert/strict';
import { personByEmail, readPerson } from '../../../../src/core/journal/setup/people';

describe('people', () => {
  const ann = { id: 'ann', name: 'Ann', email: 'Ann@Example.org ' };
  const withoutEmail = { id: 'kim', name: 'Kim', email: '' };

  it('are read from files named after them', () => {
    assert.deepEqual(readPerson('.journal/people/ann.yaml', 'name: Ann\n').value, {
      id: 'ann',
      name: 'Ann',
      email: '',
    });
    assert.deepEqual(
      readPerson('.journal/people/ann.yaml', 'email: a@b.c\n').findings.map(({ code, line }) => [
        code,
        line,
      ]),
      [['person.field', 1]],
    );
    assert.equal(
      readPerson('.journal/people/ann.yaml', 'name: "Ann\n').findings[0]?.code,
      'yaml.syntax',
    );
  });

  it('are found by their e-mail address in any letter case', () => {
    assert.equal(personByEmail([withoutEmail, ann], 'ann@example.ORG'), ann);
    assert.equal(personByEmail([withoutEmail, ann], 'kim@example.org'), undefined);
  });

  it('are not found by an empty address', () => {
    for (const email of ['', '  '])
      assert.equal(personByEmail([withoutEmail, ann], email), undefined);
  });
});
