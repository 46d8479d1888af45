import { bullets, heading, paragraph } from './blocks.ts';
import type { Block } from './paper.ts';
import type { Voice } from './voice.ts';

/** The clauses Art. 28 (3) a to h GDPR demands, and what Art. 28 (2), (4), (9) and chapter V add. They bind both parties of any agreement. */
export function agreementClauses(voice: Voice): readonly Block[] {
  return [...conductClauses(voice), ...supportClauses(voice), ...endClauses(voice)];
}

function conductClauses({ say }: Voice): readonly Block[] {
  return [
    heading(1, say('2. Weisungen (Buchst. a)', '2. Instructions (point (a))'), 'instructions'),
    paragraph(
      say(
        'Der Auftragsverarbeiter verarbeitet die Daten nur auf dokumentierte Weisung des Verantwortlichen, auch bei Übermittlungen in ein Drittland. Verpflichtet ihn das Recht der Union oder eines Mitgliedstaats zu mehr, teilt er das vorher mit, soweit dieses Recht die Mitteilung nicht verbietet. Weisungen werden in Textform erteilt oder so bestätigt. Hält er eine Weisung für rechtswidrig, weist er unverzüglich darauf hin.',
        'The processor processes the data only on documented instructions of the controller, transfers to a third country included. If Union or Member State law requires more of it, it says so beforehand, unless that law forbids it. Instructions are given or confirmed in text form. If it holds an instruction to be unlawful, it points that out without delay.',
      ),
    ),
    heading(1, say('3. Vertraulichkeit (Buchst. b)', '3. Confidentiality (point (b))'), 'confidentiality'),
    paragraph(
      say(
        'Wer beim Auftragsverarbeiter die Daten verarbeiten darf, ist zur Vertraulichkeit verpflichtet oder unterliegt einer gesetzlichen Verschwiegenheitspflicht.',
        'Whoever may process the data with the processor is committed to confidentiality or under a statutory obligation of secrecy.',
      ),
    ),
    heading(1, say('4. Sicherheit (Buchst. c, Art. 32)', '4. Security (point (c), Art. 32)'), 'security'),
    paragraph(
      say(
        'Der Auftragsverarbeiter trifft die Maßnahmen der Anlage 2. Er darf sie ändern, wenn das Schutzniveau nicht sinkt, und teilt wesentliche Änderungen mit.',
        'The processor takes the measures of annex 2. It may change them if the level of protection does not fall, and tells material changes.',
      ),
    ),
    heading(
      1,
      say('5. Weitere Auftragsverarbeiter (Buchst. d)', '5. Further processors (point (d))'),
      'sub-processors',
    ),
    paragraph(
      say(
        'Die weiteren Auftragsverarbeiter der Anlage 3 sind genehmigt. Über jede Hinzuziehung oder Ersetzung informiert der Auftragsverarbeiter mindestens vier Wochen vorher in Textform; der Verantwortliche kann widersprechen, und dann unterbleibt sie. Weiteren Auftragsverarbeitern werden dieselben Pflichten auferlegt; für sie haftet der Auftragsverarbeiter wie für sich selbst (Art. 28 Abs. 2 und 4 DSGVO).',
        'The further processors of annex 3 are authorised. The processor tells of each addition or replacement in text form at least four weeks before; the controller can object, and then it does not happen. The same obligations are imposed on further processors; the processor is liable for them as for itself (Art. 28 (2) and (4) GDPR).',
      ),
    ),
  ];
}

function supportClauses({ say }: Voice): readonly Block[] {
  return [
    heading(1, say('6. Rechte der Personen (Buchst. e)', '6. Rights of persons (point (e))'), 'rights'),
    paragraph(
      say(
        'Der Auftragsverarbeiter unterstützt den Verantwortlichen mit geeigneten Maßnahmen bei Anträgen nach Art. 12 bis 22 DSGVO. Einen Antrag, der bei ihm eingeht, beantwortet er nicht selbst, sondern leitet ihn unverzüglich weiter.',
        'The processor supports the controller with appropriate measures in requests under Art. 12 to 22 GDPR. A request that reaches it is not answered by it but forwarded without delay.',
      ),
    ),
    heading(1, say('7. Unterstützung (Buchst. f)', '7. Support (point (f))'), 'support'),
    paragraph(
      say(
        'Der Auftragsverarbeiter unterstützt den Verantwortlichen',
        'The processor supports the controller',
      ),
    ),
    bullets([
      say(
        'bei der Sicherheit der Verarbeitung (Art. 32 DSGVO);',
        'in the security of processing (Art. 32 GDPR);',
      ),
      say(
        'bei Verletzungen des Datenschutzes, die er unverzüglich nach Bekanntwerden meldet, mit allem, was Art. 33 Abs. 3 DSGVO verlangt und ihm bekannt ist (Art. 33 Abs. 2, Art. 34 DSGVO);',
        'in personal data breaches, which it notifies without undue delay after becoming aware, with all that Art. 33 (3) GDPR asks for and it knows (Art. 33 (2), Art. 34 GDPR);',
      ),
      say(
        'bei einer Datenschutz-Folgenabschätzung und einer vorherigen Konsultation (Art. 35, 36 DSGVO).',
        'in a data protection impact assessment and a prior consultation (Art. 35, 36 GDPR).',
      ),
    ]),
  ];
}

function endClauses({ say }: Voice): readonly Block[] {
  return [
    heading(1, say('8. Löschung und Rückgabe (Buchst. g)', '8. Erasure and return (point (g))'), 'end'),
    paragraph(
      say(
        'Nach dem Ende der Leistung löscht der Auftragsverarbeiter alle Daten oder gibt sie zurück, wie der Verantwortliche es wählt, und löscht vorhandene Kopien, soweit nicht das Recht der Union oder eines Mitgliedstaats die Speicherung verlangt. Er bestätigt die Löschung in Textform.',
        'After the end of the services the processor erases all data or returns it, as the controller chooses, and erases existing copies, unless Union or Member State law requires storage. It confirms the erasure in text form.',
      ),
    ),
    heading(1, say('9. Nachweise und Prüfungen (Buchst. h)', '9. Evidence and audits (point (h))'), 'audits'),
    paragraph(
      say(
        'Der Auftragsverarbeiter stellt alle Informationen zur Verfügung, die den Nachweis der Pflichten aus Art. 28 DSGVO ermöglichen, und duldet und unterstützt Überprüfungen und Inspektionen durch den Verantwortlichen oder einen von ihm beauftragten Prüfer, in der Regel nach Anmeldung und während der Geschäftszeiten.',
        'The processor makes available all information that allows proof of the obligations of Art. 28 GDPR, and allows for and contributes to audits and inspections by the controller or an auditor mandated by it, as a rule after notice and during business hours.',
      ),
    ),
    heading(1, say('10. Drittländer', '10. Third countries'), 'third-countries'),
    paragraph(
      say(
        'Soweit Anlage 1 oder 3 nichts anderes nennt, werden die Daten in der Union oder im Europäischen Wirtschaftsraum verarbeitet. Eine Übermittlung in ein Drittland setzt eine Weisung und die Voraussetzungen der Art. 44 bis 49 DSGVO voraus.',
        'Unless annex 1 or 3 says otherwise, the data is processed in the Union or the European Economic Area. A transfer to a third country takes an instruction and the conditions of Art. 44 to 49 GDPR.',
      ),
    ),
    heading(1, say('11. Schluss', '11. Final provisions'), 'final'),
    paragraph(
      say(
        'Diese Vereinbarung wird schriftlich oder elektronisch geschlossen (Art. 28 Abs. 9 DSGVO); dasselbe gilt für Änderungen. Die Haftung folgt Art. 82 DSGVO. Die Anlagen sind Teil der Vereinbarung. Sie geht bei Widersprüchen anderen Verträgen der Parteien vor, soweit es um den Schutz der Daten geht.',
        'This agreement is concluded in writing or electronically (Art. 28 (9) GDPR); so are changes. Liability follows Art. 82 GDPR. The annexes are part of the agreement. In case of conflict it prevails over other contracts of the parties as far as the protection of the data is concerned.',
      ),
    ),
  ];
}
