import fc from 'fast-check';

/** An address or mail address in one of its spellings, and what it becomes. */
export interface Spelled {
  readonly text: string;
  readonly becomes: '0' | 'x@x';
}

const octet = fc.nat(255);
const quad = fc.tuple(octet, octet, octet, octet);
const hexEscape = (c: string): string => c.charCodeAt(0).toString(16).padStart(2, '0');
const dotSpellings: readonly string[] = ['.', '%2E', '%2e', '%252E', '\\u002e', '\\x2e', '&#46;', '&#x2e;'];

const ipv4 = fc.oneof(
  quad.map((octets) => octets.join('.')),
  quad.map((octets) => octets.map((each) => String(each).padStart(3, '0')).join('.')),
  fc.tuple(quad, fc.constantFrom(...dotSpellings)).map(([octets, dot]) => octets.join(dot)),
);

const group = fc.nat(0xffff).map((value) => value.toString(16));
const groups = fc.array(group, { minLength: 8, maxLength: 8 });

/** With `::` in place of some groups, of which one is written with a digit, so that it is no name of a program. */
const compressed = fc.tuple(groups, fc.nat(6), fc.nat(6)).map(([all, from, length]) => {
  const before = ['2001', ...all.slice(1, Math.max(1, from))].slice(0, Math.max(1, from));
  const behind = all.slice(Math.min(7, Math.max(1, from) + Math.max(1, length)));
  return `${before.join(':')}::${behind.join(':')}`;
});
const upper = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.boolean()).map(([each, big]) => (big ? each.toUpperCase() : each));
const full = groups.filter((all) => !all.every((each) => each.length === 2)).map((all) => all.join(':'));
const mapped = fc
  .tuple(fc.constantFrom('::ffff:', '64:ff9b::', '0:0:0:0:0:ffff:'), quad)
  .map(([head, octets]) => head + octets.join('.'));
const colonSpellings: readonly string[] = [':', '%3A', '%3a', '%253A', '\\u003a', '\\x3a', '&#58;'];
const ipv6 = fc.oneof(
  upper(full),
  upper(compressed),
  mapped,
  fc.tuple(full, fc.constantFrom(...colonSpellings)).map(([text, colon]) => text.replaceAll(':', colon)),
);

const atom = fc.stringMatching(/^[a-zA-Z0-9_+-]{1,12}$/).filter((text) => /[a-zA-Z0-9]/.test(text[0] ?? ''));
const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);
const domain = fc
  .tuple(
    fc.array(label, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('de', 'com', 'example', 'xn--p1ai', 'co.uk', 'museum'),
  )
  .map(([labels, last]) => [...labels, last].join('.'));
const local = fc.array(atom, { minLength: 1, maxLength: 3 }).map((atoms) => atoms.join('.'));
/**
 * Not with a `@` that its opening mark may close a local part for: in `"…" "@a.de"@b.de` and `"…" ".a@a.de"@b.de` both marks may be the
 * opening one, and then all of it goes.
 */
const quoted = fc
  .stringMatching(/^[a-zA-Z0-9 @.,:;<>()[\]]{1,20}$/)
  .filter((text) => !/^(?:\.[^ @.,:;<>()[\]]*)*@/.test(text))
  .map((text) => `"${text}"`);
const atSpellings: readonly string[] = ['@', '%40', '%2540', '\\u0040', '\\x40', '&#64;'];
const mail = fc.oneof(
  fc
    .tuple(local, fc.constantFrom(...atSpellings), domain)
    .map(([before, at, behind]) => before + at + behind),
  fc.tuple(quoted, domain).map(([before, behind]) => `${before}@${behind}`),
  fc.tuple(local, quad).map(([before, octets]) => `${before}@[${octets.join('.')}]`),
  fc
    .tuple(local, domain)
    .map(
      ([before, behind]) =>
        `${[...before].map((c) => (/[a-z]/.test(c) ? c : `%${hexEscape(c)}`)).join('')}%40${behind}`,
    ),
);

/** An address in any spelling. */
export const spelledAddress: fc.Arbitrary<Spelled> = fc
  .oneof(ipv4, ipv6)
  .map((text) => ({ text, becomes: '0' as const }));

/** A mail address in any spelling. */
export const spelledMail: fc.Arbitrary<Spelled> = mail.map((text) => ({ text, becomes: 'x@x' as const }));

const quiet = fc.constantFrom(
  '',
  ' ',
  'GET / HTTP/1.1" 200 512 "-" "curl/8.5.0" ',
  '12:34:56 ',
  'aa:bb:cc:dd:ee:ff ',
  'std::vector ',
  'v1.2.3.4 ',
  '\u00e4\u00f6\u20ac ',
  '{"a":1} ',
  '2025-11-28T12:34:56.789Z ',
  '\x00\x01 ',
  '\\n ',
  '100 % ',
);

/** What may stand directly before an address. */
const before = fc.constantFrom(
  '',
  ' ',
  '\t',
  '"',
  '(',
  '<',
  '[',
  '=',
  ',',
  ';',
  '|',
  'ip=',
  'from ',
  'to=<',
  '{"x":"',
  "'",
  '%20',
  '%22',
  '%3D',
  '\\n',
  '#012',
  '\u20ac ',
  'client: ',
  '&x=',
);
const behind = fc.constantFrom(
  '',
  ' ',
  '\t',
  '"',
  ')',
  '>',
  ']',
  ',',
  ';',
  '|',
  '\r',
  "'",
  ' port 22',
  '">',
  '" ',
  '%20',
  '%22',
  '%0A',
  '\\n',
  '#012',
  ' \u20ac',
);

/** A line with one address in the midst of what else logs hold. */
export const neighbourhood = (what: fc.Arbitrary<Spelled>) =>
  fc.record({ quietBefore: quiet, before, what, behind, quietBehind: quiet });

/** Bytes like those of logs, and what looks like the beginning of something. */
export const logLikeBytes: fc.Arbitrary<Buffer> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '1',
        '192.0.2.1',
        '::',
        ':',
        '.',
        '@',
        '%',
        '%40',
        '\\',
        '\\u0040',
        '-',
        '_',
        '"',
        '=',
        'a',
        'example.org',
        '\n',
        '\n',
        ' ',
        '#012',
        '&#',
        '\x00',
        '1\x009\x00',
        ',',
        '{',
        '2001:db8',
        '255',
        '12345',
        'x@x',
        '/',
        '::1',
      ),
      fc.uint8Array({ maxLength: 3 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    ),
    { maxLength: 40 },
  )
  .map((parts) => Buffer.from(parts.join(''), 'latin1'));

/** What the filter writes in place of addresses, close together with the signs that addresses are made of. */
export const standInsAndSigns: fc.Arbitrary<Buffer> = fc
  .array(
    fc.constantFrom(
      ...'0x@.:-_ "\'<>()[]{}=,;/%&#\\a1f|\n',
      'x@x',
      'x@x',
      '0',
      '::',
      '%40',
      'example.org',
      '192.0.2.1',
    ),
    { maxLength: 30 },
  )
  .map((parts) => Buffer.from(parts.join('')));
