import { foldText } from '@redlich/engine';

/** Phrases of the rights of persons (Art. 15 to 22 GDPR), folded. One of them is enough for a hint, never for a deed. */
const phrases = [
  'art. 15',
  'art 15',
  'artikel 15',
  'art. 17',
  'artikel 17',
  'dsgvo',
  'dsvgo',
  'gdpr',
  'datenauskunft',
  'auskunft über meine daten',
  'welche daten haben sie',
  'daten über mich gespeichert',
  'löschen sie meine daten',
  'meine daten löschen',
  'meiner daten',
  'recht auf löschung',
  'recht auf auskunft',
  'widerspreche der verarbeitung',
  'einwilligung widerrufen',
  'widerrufe meine einwilligung',
  'delete my data',
  'erase my data',
  'right to erasure',
  'right of access',
  'subject access request',
].map(foldText);

/**
 * Whether a text sounds like the request of a person under data protection law. Only a hint for whoever reads it: no deadline starts
 * and nothing dies by it (Art. 22 GDPR).
 */
export function soundsLikePrivacyRequest(text: string): boolean {
  const folded = foldText(text);
  return phrases.some((phrase) => folded.includes(phrase));
}
