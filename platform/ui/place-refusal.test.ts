import { expect, test } from 'vitest';
import { placeRefusal } from './place-refusal.ts';
import { type FieldProblem, Problem } from './problem.ts';

const refused = (...errors: readonly FieldProblem[]) =>
  new Problem({
    type: 'urn:redlich:problem:invalid',
    title: 'Bitte prüfen',
    status: 422,
    code: 'invalid',
    errors,
  });

const wrong = (field: string): FieldProblem => ({ field, code: 'wrong', message: `${field}!` });

test('a message stands at its field and nowhere else', () => {
  expect(placeRefusal(refused(wrong('email')), ['email', 'name'])).toEqual({
    messages: { email: 'email!' },
    error: null,
  });
});

test('a message about something inside a field is found by its path and by the field', () => {
  const { messages, error } = placeRefusal(refused(wrong('lines/0/quantity')), ['lines']);
  expect(messages).toEqual({ 'lines/0/quantity': 'lines/0/quantity!', lines: 'lines/0/quantity!' });
  expect(error).toBeNull();
});

test('a message about something the form does not show is said above the form', () => {
  const problem = refused(wrong('email'), wrong('tenant'));
  expect(placeRefusal(problem, ['email']).error).toBe(problem);
});

test('whatever is no list of wrong fields is said above the form', () => {
  const offline = new Error('offline');
  expect(placeRefusal(offline, ['email'])).toEqual({ messages: {}, error: offline });
});
