import { isIP, isIPv4, isIPv6 } from 'node:net';

/**
 * Finds addresses in a line slowly and with other means than the filter: Node's own judgement of what an address is, applied to every
 * piece of the line that could be one. Answers what it found.
 */
export function detect(line: string): string[] {
  return [line, percentDecoded(line)].flatMap((text) => [
    ...dotted(text),
    ...colons(text),
    ...names(text),
    ...tuples(text),
    ...mails(text),
  ]);
}

const percentDecoded = (line: string): string =>
  line.replace(/%([2-7][0-9a-f])/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

const unpadded = (text: string): string => text.replace(/\b0+(?=\d)/g, '');

/** Four numbers joined by dots, and not part of a longer row of them, unless the fifth can only be a port. */
const dotted = (text: string): string[] =>
  (text.match(/(?<![\d.])\d+(?:\.\d+)+/g) ?? [])
    .map((each) => each.replace(/^((?:\d+\.){3}\d+)\.\d{4,5}$/, '$1'))
    .filter((each) => isIPv4(unpadded(each)) && !isVersionIn(text, each));

/** Versions of programs that name themselves, which have the form of an address. */
const isVersionIn = (text: string, each: string): boolean =>
  new RegExp(
    `(?:chrome|firefox|safari|edge?|opr|version|rv|v)[/ :=]${each.replaceAll('.', '\\.')}`,
    'i',
  ).test(text);

function colons(text: string): string[] {
  const whole = (text.match(/(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}/gi) ?? []).filter((each) => !isPairs(each));
  return whole.concat(partly(text));
}

function partly(text: string): string[] {
  return (text.replaceAll('IPv6:', ' ').match(/(?<![\w:])[0-9a-f:]*:[0-9a-f:.]*(?![\w:])/gi) ?? []).filter(
    (each) => {
      const bare = each.replace(/[.:]$/, '');
      if (isPairs(bare) || each === '::') return false;
      return isIPv6(each) || isIPv6(bare) || isIPv6(bare.replace(/:\d{1,5}$/, '')) || isIP(bare) > 0;
    },
  );
}

/** MAC addresses and fingerprints. */
const isPairs = (text: string): boolean => /^(?:[0-9a-f]{2}:)+[0-9a-f]{1,2}$/i.test(text);

/** Four numbers at the beginning, in the midst or at the end of a label, in a name with a domain. */
const names = (text: string): string[] =>
  [
    ...text.matchAll(
      /(?<!\d)(\d{1,3})([-_])(\d{1,3})\2(\d{1,3})\2(\d{1,3})(?!\d)[\w-]*(?:\.[\w-]+)*\.([a-z]{2,})\b/gi,
    ),
  ]
    .filter(([, one, , two, three, four, ending = '']) => {
      return isIPv4(unpadded([one, two, three, four].join('.'))) && !/^(?:exe|log|txt|pdf)$/i.test(ending);
    })
    .map(([whole]) => whole);

const tuples = (text: string): string[] => text.match(/\{\d{1,3}(?:,\d{1,3}){3}\}/g) ?? [];

const mails = (text: string): string[] =>
  (text.match(/[^\s@<>"(),;:[\]]+@[\w-]+(?:\.[\w-]+)*\.[a-z][a-z-]+/gi) ?? []).filter(
    (each) => !/@[\w-]+\.service$/.test(each),
  );
