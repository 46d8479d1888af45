import { facts, heading, paragraph, table } from './blocks.ts';
import { purposesAndKinds } from './notice-part.ts';
import type { Block } from './paper.ts';
import { anchorOf, partsFor } from './scope.ts';
import type { DeviceStorage, PaperSource } from './source.ts';
import type { Voice } from './voice.ts';

/** What the browser keeps (§ 25 TDDDG), what the log holds, and what is recorded of those who only call on the system. */
export function noticeDevice(source: PaperSource, voice: Voice): readonly Block[] {
  const { say, of } = voice;
  return [
    heading(1, say('Cookies, Gerätespeicher und Protokolle', 'Cookies, device storage and logs'), 'device'),
    ...deviceBlocks(source.device, voice),
    heading(2, say('Protokoll des Servers', 'Log of the server'), 'log'),
    facts([
      [say('Was darin steht', 'What it holds'), of(source.log.holds)],
      [say('Wie lange', 'How long'), of(source.log.keptFor)],
    ]),
    ...partsFor(source, 'caller').flatMap((part) => [
      heading(2, of(part.persons.title), anchorOf('activity', part.activity.id, part.persons.id)),
      paragraph([{ text: `${of(part.activity.title)}.`, strong: true }, ` ${of(part.activity.description)}`]),
      ...purposesAndKinds(part, source, voice),
    ]),
  ];
}

function deviceBlocks(device: readonly DeviceStorage[], voice: Voice): readonly Block[] {
  const { say, of } = voice;
  if (device.length === 0) {
    return [paragraph(say('Wir speichern nichts auf Ihrem Gerät.', 'We store nothing on your device.'))];
  }
  const form = {
    cookie: 'Cookie',
    'local-storage': say('Gerätespeicher', 'device storage'),
    'session-storage': say('Gerätespeicher des Fensters', 'device storage of the window'),
  };
  return [
    paragraph(
      say(
        'Wer unser System im Browser benutzt, bei dem speichern wir nur, was für den ausdrücklich gewünschten Dienst unbedingt erforderlich ist; dafür braucht es keine Einwilligung (§ 25 Abs. 2 Nr. 2 TDDDG). Nichts davon dient der Verfolgung oder Werbung.',
        'On the devices of those who use our system in a browser we store only what is strictly necessary for the service they expressly asked for; that needs no consent (§ 25 (2) no. 2 TDDDG). None of it serves tracking or advertising.',
      ),
    ),
    table(
      say('Was auf dem Gerät gespeichert wird', 'What is stored on the device'),
      [
        ['Name', 2],
        [say('Form', 'Form'), 2],
        [say('Wozu', 'What for'), 4],
        [say('Wie lange', 'How long'), 3],
      ],
      device.map((each) => [each.name, form[each.form], of(each.purpose), of(each.lifetime)]),
    ),
  ];
}
