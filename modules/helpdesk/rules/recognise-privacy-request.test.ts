import { expect, it } from 'vitest';
import { soundsLikePrivacyRequest } from './recognise-privacy-request.ts';

it.each([
  'Bitte teilen Sie mir nach Art. 15 DSGVO mit, was gespeichert ist.',
  'Bitte löschen Sie meine Daten!',
  'Welche DATEN haben Sie?',
  'Please delete my data.',
])('%j is shown as a possible privacy request', (text) => {
  expect(soundsLikePrivacyRequest(text)).toBe(true);
});

it.each(['Mein Drucker druckt nicht.', 'Bitte löschen Sie das Benutzerkonto „praktikum“.', ''])(
  '%j is an ordinary enquiry',
  (text) => {
    expect(soundsLikePrivacyRequest(text)).toBe(false);
  },
);
