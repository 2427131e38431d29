import assert from 'node:assert/strict';
import { personByEmail, readPerson } from '../../../../src/core/journal/setup/people';

describe('people', () => {
  const ann = { id: 'ann', name: 'Ann', email: 'Ann@Example.org ' };
  const nobody = { id: 'kim', name: 'Kim', email: '' };

  it('are read from files that are named after them', () => {
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

  it('are known by their e-mail, whatever its case', () => {
    assert.equal(personByEmail([nobody, ann], 'ann@example.ORG'), ann);
    assert.equal(personByEmail([nobody, ann], 'kim@example.org'), undefined);
  });

  it('are not known by having no e-mail', () => {
    for (const email of ['', '  ']) assert.equal(personByEmail([nobody, ann], email), undefined);
  });
});
