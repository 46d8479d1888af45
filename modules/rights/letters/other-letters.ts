import type { Paper, PaperSource } from '@redlich/engine';
import { dayText, letter, paragraph as p, rightName } from './frame.ts';
import { rectifiedBlocks } from './fulfilment.ts';
import type { LetterMatter } from './letter-matter.ts';

/** Tells the person of the extension and its reasons, within the first month (Art. 12 (3) sentences 2 and 3 GDPR). */
export function extensionLetter(matter: LetterMatter, source: PaperSource): Paper {
  const { language } = source;
  const say = (de: string, en: string) => (language === 'de' ? de : en);
  const last = dayText(matter.lastDay, language);
  return letter(matter, source, [
    p(
      say(
        `Ihren Antrag vom ${dayText(matter.receivedDay, language)} (${rightName(matter.right, say)}) können wir nicht innerhalb eines Monats beantworten. Wir verlängern die Frist nach Art. 12 Abs. 3 Satz 2 DSGVO und antworten Ihnen bis spätestens ${last}.`,
        `We cannot answer your request of ${dayText(matter.receivedDay, language)} (${rightName(matter.right, say)}) within one month. We extend the period under Art. 12 (3) sentence 2 GDPR and will answer by ${last} at the latest.`,
      ),
    ),
    p(say(`Der Grund: ${matter.extension}`, `The reason: ${matter.extension}`)),
  ]);
}

/** Asks for proof of identity, and for no more than is needed (Art. 12 (6) GDPR). */
export function identityLetter(matter: LetterMatter, source: PaperSource): Paper {
  const say = (de: string, en: string) => (source.language === 'de' ? de : en);
  return letter(matter, source, [
    p(
      say(
        'Damit niemand anderes Ihre Daten erhält, müssen wir wissen, dass der Antrag von Ihnen kommt (Art. 12 Abs. 6 DSGVO). Bitte kommen Sie mit einem Ausweis vorbei, den wir nur ansehen und nicht kopieren, oder antworten Sie uns von der Anschrift oder dem Postfach aus, das wir von Ihnen kennen.',
        'So that nobody else receives your data we have to know that the request comes from you (Art. 12 (6) GDPR). Please come by with an identity card, which we only look at and do not copy, or answer us from the address or mailbox we know of you.',
      ),
    ),
    p(
      say(
        'Bitte senden Sie uns keine Kopie Ihres Ausweises.',
        'Please do not send us a copy of your identity card.',
      ),
    ),
  ]);
}

/** Passes a request about a hosted customer’s data on to that customer, unanswered (pledge processor.forward; Art. 28 (3) e GDPR). */
export function forwardingLetter(matter: LetterMatter, source: PaperSource): Paper {
  const { language } = source;
  const say = (de: string, en: string) => (language === 'de' ? de : en);
  const [first = '', ...rest] = matter.addressee.split('\n');
  return letter({ ...matter, name: first, address: rest.join('\n') }, source, [
    p(
      say(
        `Am ${dayText(matter.receivedDay, language)} hat uns ein Antrag erreicht (${rightName(matter.right, say)}), der Daten betrifft, die wir in Ihrem Auftrag verarbeiten. Wir beantworten ihn nicht selbst, sondern geben ihn an Sie als Verantwortlichen weiter (Art. 28 Abs. 3 Buchst. e DSGVO). Für Ihre Antwort gilt die Frist des Art. 12 Abs. 3 DSGVO.`,
        `On ${dayText(matter.receivedDay, language)} a request reached us (${rightName(matter.right, say)}) about data we process on your behalf. We do not answer it ourselves but pass it on to you as the controller (Art. 28 (3) e GDPR). The period of Art. 12 (3) GDPR applies to your answer.`,
      ),
    ),
    {
      block: 'facts',
      rows: [
        { label: say('Von', 'From'), value: matter.name },
        { label: say('Anschrift', 'Address'), value: matter.address.replaceAll('\n', ', ') || '–' },
        { label: say('Anliegen', 'Request'), value: matter.text || rightName(matter.right, say) },
      ],
    },
    p(
      say(
        'Wir unterstützen Sie bei der Antwort; sagen Sie uns, was Sie dafür brauchen.',
        'We help you with the answer; tell us what you need for it.',
      ),
    ),
  ]);
}

/** Tells a recipient what was rectified, erased or restricted, so that it does the same (Art. 19 GDPR). */
export function recipientLetter(matter: LetterMatter, source: PaperSource, recipient: string): Paper {
  const say = (de: string, en: string) => (source.language === 'de' ? de : en);
  const about = [matter.name, ...matter.address.split('\n')].filter((each) => each !== '').join(', ');
  return letter({ ...matter, name: recipient, address: '' }, source, [
    p(
      say(
        `Wir haben Ihnen früher Daten einer betroffenen Person offengelegt. Diese Person hat ein Recht ausgeübt (${rightName(matter.right, say)}), und wir sind ihm nachgekommen. Wir teilen Ihnen das nach Art. 19 DSGVO mit und bitten Sie, dasselbe für die Daten zu tun, die Sie von uns erhalten haben.`,
        `We disclosed data of a person to you earlier. That person exercised a right (${rightName(matter.right, say)}), and we complied. We tell you so under Art. 19 GDPR and ask you to do the same with the data you received from us.`,
      ),
    ),
    p(say(`Es geht um: ${about}.`, `It is about: ${about}.`)),
    ...rectifiedBlocks(matter, say),
  ]);
}
