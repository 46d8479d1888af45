import { both, type Measure, pledged, tested } from './measure.ts';

const requestTests = 'modules/rights/rights.store.test.ts';

/** That requests of persons are taken, answered and forgotten in time. */
export const requests = [
  {
    id: 'request-process',
    goal: 'intervenability',
    title: both('Geführter Weg für Anträge', 'A guided way for requests'),
    does: both(
      'Ein Antrag wird auf jedem Weg erfasst (an der Kasse, per Brief, E-Mail oder Link) und zeigt seine Frist. Erfüllt wird er erst, wenn die Identität geprüft und vermerkt ist; geantwortet wird schriftlich.',
      'A request is taken by any channel (at the counter, by letter, e-mail or link) and shows its deadline. It is fulfilled only once the identity is checked and noted; the answer is in writing.',
    ),
    proof: pledged('rights.written'),
  },
  {
    id: 'request-by-link',
    goal: 'intervenability',
    title: both('Antrag über einen Link', 'Request by a link'),
    does: both(
      'Eine Person kann ihren Antrag über einen Link selbst schreiben, den das Unternehmen ihr gibt. Jeder Link gilt einmal.',
      'A person can write the request themselves by a link the company gives them. Each link works once.',
    ),
    proof: tested(
      requestTests,
      'a person writes a request by link once, even if it is sent twice at the same time',
    ),
  },
  {
    id: 'request-deadline',
    goal: 'intervenability',
    title: both('Fristen der Anträge im Blick', 'Deadlines of requests in view'),
    does: both(
      'Die Liste der Anträge zeigt, wie eilig jeder ist. Verlängern lässt sich die Frist nur innerhalb des ersten Monats.',
      'The list of requests shows how urgent each is. The deadline can be extended within the first month only.',
    ),
    proof: tested(
      requestTests,
      'the deadline is a month, can be extended within it only, and the list says how urgent it is',
    ),
  },
  {
    id: 'one-time-link',
    goal: 'confidentiality',
    title: both('Antwort über einmaligen Link', 'Answer by a one-time link'),
    does: both(
      'Eine Antwort wird über einen einmaligen Link mit zweitem Kennwort abgeholt oder gedruckt. Falsche Kennwörter, abgelaufene und fremde Links werden mit derselben Antwort abgewiesen.',
      'An answer is fetched by a one-time link with a second secret, or printed. Wrong secrets, expired and foreign links are refused with one and the same answer.',
    ),
    proof: tested(
      requestTests,
      'a one-time link refuses guesses, the wrong secret, another tenant and old age with one and the same answer',
    ),
  },
  {
    id: 'recipients-told',
    goal: 'intervenability',
    title: both('Empfänger werden unterrichtet', 'Recipients are told'),
    does: both(
      'Eine Berichtigung, Löschung oder Einschränkung auf Antrag gilt erst als erfüllt, wenn vermerkt ist, dass jeder im Nachweis stehende Empfänger unterrichtet wurde (Art. 19 DSGVO).',
      'A rectification, erasure or restriction on request counts as fulfilled only once it is noted that each recipient in the ledger was told (Art. 19 GDPR).',
    ),
    proof: pledged('portal.recipients'),
  },
  {
    id: 'refusal',
    goal: 'intervenability',
    title: both('Ablehnung mit Grund', 'Refusal with its ground'),
    does: both(
      'Wird ein Antrag abgelehnt, nennt die Antwort den Grund und den Weg zur Aufsichtsbehörde (Art. 12 Abs. 4 DSGVO).',
      'If a request is refused, the answer names the ground and the way to the supervisory authority (Art. 12 (4) GDPR).',
    ),
    proof: tested(requestTests, 'a refusal names its ground and goes out without an identity'),
  },
  {
    id: 'request-forgotten',
    goal: 'minimisation',
    title: both('Beantwortete Anträge werden gelöscht', 'Answered requests are deleted'),
    does: both(
      'Mit der Antwort wird der Antrag gelöscht; es bleibt ein Beleg ohne Inhalt.',
      'With the answer the request is deleted; a receipt without content stays.',
    ),
    proof: pledged('helpdesk.retention'),
  },
  {
    id: 'portal-access',
    goal: 'transparency',
    title: both('Eigener Zugang für Kunden', 'An access of their own for customers'),
    does: both(
      'Kunden und Partner kommen auf Einladung in ein Portal: Der Link verfällt, das Passwort wählen sie selbst, und sie sehen dort ihre Anfragen, Verträge und die Papiere.',
      'Customers and partners come into a portal by invitation: the link expires, they choose the password themselves and see their enquiries, contracts and the papers there.',
    ),
    proof: pledged('portal.protected'),
  },
] as const satisfies readonly Measure[];
