import { broken, kept, notYetProvable, pledge } from '@redlich/engine';
import { rightIds } from './rights.ts';
import { countLeftOver, countStuck, receiptsOf } from './service/proof.ts';

const noneYet = notYetProvable('Noch ist kein Antrag beantwortet.', 'No request has been answered yet.');

/** Art. 15 to 22: every right has its way through the system (S2). */
const rightsAll = pledge({
  id: 'rights.all',
  sentence: {
    de: 'Sie haben das Recht auf Auskunft mit Kopie, Berichtigung, Löschung, Einschränkung, Datenübertragbarkeit und Widerspruch, gegen Direktwerbung mit sofortiger Wirkung; keine Entscheidung wird allein von einer Maschine getroffen, und Sie können sich bei der Aufsichtsbehörde beschweren.',
    en: 'You have the right to access with a copy, rectification, erasure, restriction, portability and objection, to direct marketing with immediate effect; no decision is made by a machine alone, and you can complain to the authority.',
  },
  async check(engine) {
    const { answering, activities } = engine.register;
    if (answering === null) return broken('Niemand darf Anträge beantworten.', 'Nobody may answer requests.');
    const machine = activities.filter(({ automatedDecision }) => automatedDecision !== 'none').length;
    if (machine > 0)
      return broken(
        `${machine} Verarbeitungen entscheiden allein durch eine Maschine.`,
        `${machine} activities decide by machine alone.`,
      );
    const done = await receiptsOf(engine);
    const ways = new Set(done.filter(({ outcome }) => outcome === 'fulfilled').map(({ right }) => right))
      .size;
    if (done.length === 0) return noneYet;
    return kept(
      `${rightIds.length} Arten von Anträgen können gestellt werden; ${done.length} sind beantwortet, ${ways} Arten davon schon erfüllt worden.`,
      `${rightIds.length} kinds of requests can be made; ${done.length} were answered, ${ways} kinds of them fulfilled already.`,
    );
  },
});

/** In writing, after the identity is checked, within a month, with the clock shown (S2). */
const rightsWritten = pledge({
  id: 'rights.written',
  sentence: {
    de: 'Datenschutzanträge werden schriftlich, nach Prüfung der Identität und innerhalb eines Monats beantwortet.',
    en: 'Privacy requests are answered in writing, after the identity is checked and within one month.',
  },
  async check(engine) {
    const done = await receiptsOf(engine);
    const late = done.filter(({ answered_day, last_day }) => answered_day > last_day).length;
    const unchecked = done.filter(
      ({ outcome, identity }) => outcome === 'fulfilled' && identity === null,
    ).length;
    if (late + unchecked > 0)
      return broken(
        `${late} Anträge wurden zu spät beantwortet, ${unchecked} ohne geprüfte Identität.`,
        `${late} requests were answered too late, ${unchecked} without a checked identity.`,
      );
    const stuck = await countStuck(engine);
    if (stuck > 0) return broken(`${stuck} Anträge sind überfällig.`, `${stuck} requests are overdue.`);
    if (done.length === 0) return noneYet;
    return kept(
      `${done.length} Anträge beantwortet, alle fristgerecht; kein erfüllter ohne geprüfte Identität.`,
      `${done.length} requests answered, all in time; none fulfilled without a checked identity.`,
    );
  },
});

/** To the person and nobody else (S2). */
const exportSelf = pledge({
  id: 'export.self',
  sentence: {
    de: 'Personenbezogene Daten geben wir nur der betroffenen Person selbst heraus, nie unmittelbar an einen anderen Anbieter.',
    en: 'We hand personal data to the person concerned and nobody else, never straight to another provider.',
  },
  async check(engine) {
    const done = (await receiptsOf(engine)).filter(({ outcome }) => outcome === 'fulfilled');
    const astray = done.filter(({ identity }) => identity === null).length;
    if (astray > 0)
      return broken(
        `${astray} Antworten gingen hinaus, ohne dass die Identität geprüft war.`,
        `${astray} answers went out without a checked identity.`,
      );
    if (done.length === 0) return noneYet;
    const byLink = done.filter(({ handed }) => handed === 'link').length;
    return kept(
      `${done.length} Antworten: ${byLink} über einen einmaligen Link mit zweitem Kennwort, ${done.length - byLink} auf Papier. Einen dritten Weg gibt es nicht.`,
      `${done.length} answers: ${byLink} by a one-time link with a second password, ${done.length - byLink} on paper. There is no third way.`,
    );
  },
});

/** Recipients are told (Art. 19; S3). */
const portalRecipients = pledge({
  id: 'portal.recipients',
  sentence: {
    de: 'Werden Daten berichtigt, gelöscht oder eingeschränkt, erfährt es jeder, dem sie offengelegt wurden, soweit das möglich und nicht unverhältnismäßig aufwendig ist.',
    en: 'If data is rectified, erased or restricted, everybody it was disclosed to is told, as far as that is possible and takes no disproportionate effort.',
  },
  async check(engine) {
    const done = (await receiptsOf(engine)).filter(({ to_tell }) => to_tell > 0);
    const excused = done.reduce((sum, each) => sum + each.excused, 0);
    const untold = done.reduce((sum, { to_tell, told }) => sum + to_tell - told, 0) - excused;
    if (untold > 0)
      return broken(`${untold} Empfänger wurden nicht unterrichtet.`, `${untold} recipients were not told.`);
    if (done.length === 0)
      return notYetProvable('Noch war kein Empfänger zu unterrichten.', 'No recipient had to be told yet.');
    return kept(
      `Bei ${done.length} Anträgen wurden alle Empfänger unterrichtet${excused === 0 ? '' : `, bis auf ${excused}, bei denen es begründet unterblieb`}.`,
      `All recipients were told in ${done.length} requests${excused === 0 ? '' : `, except ${excused} for whom there was a reason not to`}.`,
    );
  },
});

/** Requests about data of a hosted customer go to that customer (S2). */
const processorForward = pledge({
  id: 'processor.forward',
  sentence: {
    de: 'Betrifft ein Antrag Daten, die wir im Auftrag verarbeiten, beantworten wir ihn nicht, sondern geben ihn an den Auftraggeber weiter.',
    en: 'A request about data we process on behalf of a client is not answered by us but passed to that client.',
  },
  async check(engine) {
    const passed = (await receiptsOf(engine)).filter(({ outcome }) => outcome === 'forwarded');
    const answered = passed.filter(({ handed }) => handed === 'link').length;
    if (answered > 0)
      return broken(
        `${answered} weitergeleitete Anträge wurden zugleich beantwortet.`,
        `${answered} forwarded requests were answered as well.`,
      );
    if (passed.length === 0)
      return notYetProvable('Noch war kein Antrag weiterzugeben.', 'No request had to be passed on yet.');
    return kept(`${passed.length} Anträge weitergegeben.`, `${passed.length} requests passed on.`);
  },
});

/** A privacy request is deleted as soon as it is answered (S2, first part). */
const requestRetention = pledge({
  id: 'helpdesk.retention',
  sentence: {
    de: 'Ein Datenschutzantrag wird gelöscht, sobald er beantwortet ist.',
    en: 'A privacy request is deleted as soon as it is answered.',
  },
  async check(engine) {
    const { requests, answers } = await countLeftOver(engine);
    if (requests + answers > 0)
      return broken(
        `${requests} beantwortete Anträge und ${answers} alte Antworten sind noch da.`,
        `${requests} answered requests and ${answers} old answers are still there.`,
      );
    const done = await receiptsOf(engine);
    if (done.length === 0) return noneYet;
    return kept(
      `${done.length} Anträge beantwortet, von keinem ist der Inhalt noch da.`,
      `${done.length} requests answered, the content of none is left.`,
    );
  },
});

/** What this module promises. */
export const rightsPledges = [
  rightsAll,
  rightsWritten,
  exportSelf,
  portalRecipients,
  processorForward,
  requestRetention,
] as const;
