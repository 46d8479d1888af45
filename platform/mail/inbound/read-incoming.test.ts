import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncomingMail } from './incoming.ts';
import { readIncoming } from './read-incoming.ts';
import { letterWith, mailOf } from './testing/letters.ts';

const own = ['hilfe@laden.example'];
async function read(raw: Uint8Array): Promise<IncomingMail> {
  const mail = await readIncoming(raw, own);
  if (mail.outcome !== 'read') throw new Error(`not read: ${mail.because}`);
  return mail;
}
const multipart = (type: string, ...parts: readonly (readonly string[])[]): Buffer =>
  letterWith(
    { 'MIME-Version': '1.0', 'Content-Type': `${type}; boundary="grenze"` },
    ...parts.flatMap((part) => ['--grenze', ...part]),
    '--grenze--',
  );

describe('a mail that is well made', () => {
  it('is taken apart', async () => {
    expect(
      await read(
        letterWith(
          {
            Cc: 'Müller, <a@kundin.example>, "B, C" <b@kundin.example>',
            'In-Reply-To': '<eins@laden.example>',
            References: '<null@laden.example> <eins@laden.example>',
            'Reply-To': 'anders@kundin.example',
            'Delivered-To': 'Hilfe+rabc@laden.example',
          },
          'Guten Tag',
        ),
      ),
    ).toMatchObject({
      messageId: 'frage-1@kundin.example',
      answersTo: ['eins@laden.example', 'null@laden.example'],
      from: { name: 'Erika Muster', address: 'erika@kundin.example' },
      replyTo: { address: 'anders@kundin.example' },
      to: [{ address: 'hilfe@laden.example' }],
      broughtTo: expect.arrayContaining(['hilfe@laden.example', 'hilfe+rabc@laden.example']),
      subject: 'Frage',
      sentAt: Date.UTC(2026, 2, 2, 9),
      text: 'Guten Tag',
      files: [],
      automatism: null,
    });
  });

  it('with text and HTML shows the text', async () => {
    const mail = await read(
      multipart(
        'multipart/alternative',
        ['Content-Type: text/plain; charset=utf-8', '', 'Größe M'],
        ['Content-Type: text/html; charset=utf-8', '', '<p>Größe <b>M</b></p>'],
      ),
    );
    expect(mail.text).toBe('Größe M');
    expect(mail.files).toEqual([]);
  });

  it('with a file keeps name, type and every byte', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 128, 7]);
    const mail = await read(
      multipart(
        'multipart/mixed',
        ['Content-Type: text/plain', '', 'anbei'],
        [
          "Content-Type: image/png; name*=utf-8''Gr%C3%B6%C3%9Fe.png",
          'Content-Transfer-Encoding: base64',
          'Content-Disposition: attachment',
          '',
          bytes.toString('base64'),
        ],
      ),
    );
    expect(mail.files).toMatchObject([{ name: 'Größe.png', mediaType: 'image/png' }]);
    expect(Buffer.from(mail.files[0]?.bytes ?? [])).toEqual(bytes);
  });

  it('that is forwarded as a whole stays a file of its own', async () => {
    const mail = await read(
      multipart(
        'multipart/mixed',
        ['Content-Type: text/plain', '', 'siehe unten'],
        ['Content-Type: message/rfc822', '', 'From: x@fremd.example', 'Subject: Innen', '', 'innen'],
      ),
    );
    expect(mail.text).toBe('siehe unten');
    expect(mail.files).toMatchObject([
      { mediaType: 'message/rfc822', name: expect.stringMatching(/\.eml$/) },
    ]);
    expect(mail.from?.address).toBe('erika@kundin.example');
  });

  it('with lines that flow is put together again', async () => {
    const mail = await read(
      letterWith(
        { 'Content-Type': 'text/plain; format=flowed; charset=utf-8' },
        'eine Zeile ',
        'die weitergeht',
      ),
    );
    expect(mail.text).toBe('eine Zeile die weitergeht');
  });
});

describe('the letters of a mail', () => {
  const bytes = (charset: string, body: Buffer): Buffer =>
    Buffer.concat([letterWith({ 'Content-Type': `text/plain; charset=${charset}` }), body]);
  it.each([
    ['iso-8859-1', Buffer.from('Größe', 'latin1'), 'Größe'],
    ['windows-1252', Buffer.from([0x93, 0x47, 0x94, 0x80]), '“G”€'],
    ['iso-8859-15', Buffer.from([0xa4]), '€'],
    ['utf-8', Buffer.from('Größe 👍'), 'Größe 👍'],
    ['koi8-r', Buffer.from([0xd0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]), 'привет'],
    ['iso-2022-jp', Buffer.from('\x1b$B$3$s\x1b(B', 'latin1'), 'こん'],
    ['gb18030', Buffer.from([0xc4, 0xe3]), '你'],
    ['us-ascii', Buffer.from('plain'), 'plain'],
  ])('in %s are read', async (charset, body, text) =>
    expect((await read(bytes(charset, body))).text).toBe(text),
  );
  it.each(['unknown-8bit', 'x-not-there', '""', 'utf-8; utf-8'])(
    'in %s are read as well as can be',
    async (charset) => expect((await read(bytes(charset, Buffer.from('Hallo')))).text).toBe('Hallo'),
  );
  it('that are no UTF-8 though they say so are kept readable', async () =>
    expect((await read(bytes('utf-8', Buffer.from([0x47, 0xfc, 0x6e])))).text).toMatch(/^G.n$/));
  it('in encoded words are read, across words and when cut in the middle of one', async () => {
    const subject = (value: string) => read(letterWith({ Subject: value }, 'x')).then((mail) => mail.subject);
    expect(await subject('=?utf-8?Q?Gr=C3=B6=C3?= =?utf-8?Q?=9Fe?=')).toBe('Größe');
    expect(await subject('=?iso-8859-1?B?R3L232U=?=')).toBe('Größe');
    expect(await subject('=?utf-8?B?kaputt')).toContain('kaputt');
    expect(await subject('Grüße roh')).toBe('Grüße roh');
  });
});

describe('a mail that is badly made', () => {
  it.each([
    ['without an end of its parts', multipart('multipart/mixed', ['', 'Text']).subarray(0, -14), 'Text'],
    [
      'with bare line feeds',
      Buffer.from(String(letterWith({}, 'Zeile 1', 'Zeile 2')).replaceAll('\r', '')),
      'Zeile 1\nZeile 2',
    ],
    [
      'with broken quoted-printable',
      letterWith({ 'Content-Transfer-Encoding': 'quoted-printable' }, 'a=ZZb=', 'c='),
      undefined,
    ],
    [
      'with garbage in base64',
      letterWith({ 'Content-Transfer-Encoding': 'base64' }, 'SGFs!!bG8='),
      undefined,
    ],
    ['with an unknown encoding', letterWith({ 'Content-Transfer-Encoding': 'rot13' }, 'Hallo'), 'Hallo'],
    ['without any body', mailOf('From: a@kundin.example', 'Subject: leer'), ''],
    ['with NUL bytes', letterWith({}, 'a\u0000b'), 'ab'],
    ['with a line of a megabyte', letterWith({}, 'x'.repeat(1_000_000)), 'x'.repeat(200_000)],
    [
      'with a boundary nobody uses',
      letterWith({ 'Content-Type': 'multipart/mixed; boundary=nie' }, 'Text'),
      '',
    ],
  ])('%s is read', async (_what, raw, text) => {
    const mail = await read(raw);
    if (text !== undefined) expect(mail.text).toBe(text);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['blanks', Buffer.from('\r\n\r\n  '), 'empty'],
    ['no mail at all', Buffer.from('%PDF-1.7 nothing to see'), 'broken'],
  ])('and is %s is told to be unreadable', async (_what, raw, because) =>
    expect(await readIncoming(raw, own)).toEqual({ outcome: 'unreadable', because }),
  );

  it('with parts within parts without end is told or read, never too much for us', async () => {
    const deep = Array.from({ length: 3_000 }, (_, i) => [
      `Content-Type: multipart/mixed; boundary=b${i + 1}`,
      '',
      `--b${i + 1}`,
    ]).flat();
    const raw = mailOf(
      'From: a@kundin.example',
      'Content-Type: multipart/mixed; boundary=b0',
      '',
      '--b0',
      ...deep,
      '',
      'tief',
    );
    expect(['read', 'unreadable']).toContain((await readIncoming(raw, own)).outcome);
  });

  it('names no sender who cannot be answered', async () => {
    for (const from of [null, '', 'undisclosed', 'a@localhost', '<>'])
      expect((await read(letterWith({ From: from }, 'x'))).from).toBeNull();
  });

  it('cannot put a second receiver or a header into a name or subject', async () => {
    const mail = await read(
      letterWith(
        {
          From: '=?utf-8?Q?Erika=0D=0ABcc:_opfer@fremd.example?= <erika@kundin.example>',
          Subject: '=?utf-8?Q?a=0D=0ABcc:_x@fremd.example?=',
        },
        'x',
      ),
    );
    expect(mail.from?.name).not.toMatch(/[\r\n]/);
    expect(mail.subject).toBe('a Bcc: x@fremd.example');
  });

  it('has groups and hundreds of receivers', async () => {
    const many = Array.from({ length: 500 }, (_, i) => `k${i}@kundin.example`).join(', ');
    const mail = await read(letterWith({ To: `Alle: a@kundin.example, b@kundin.example;, ${many}` }, 'x'));
    expect(mail.to.length).toBe(502);
  });

  it('has a date that is none', async () =>
    expect((await read(letterWith({ Date: 'gestern' }, 'x'))).sentAt).toBeNull());

  it('never throws, whatever its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(
          'text/plain',
          'text/html',
          'multipart/mixed; boundary=g',
          'message/rfc822',
          'application/ms-tnef',
        ),
        fc.constantFrom('7bit', 'base64', 'quoted-printable', 'x-uuencode'),
        async (body, type, encoding) => {
          const raw = Buffer.concat([
            letterWith({ 'Content-Type': type, 'Content-Transfer-Encoding': encoding }),
            Buffer.from('--g\r\n'),
            body,
          ]);
          expect(['read', 'unreadable']).toContain((await readIncoming(raw, own)).outcome);
          expect(['read', 'unreadable']).toContain((await readIncoming(body, own)).outcome);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('HTML in a mail', () => {
  const html = (...lines: readonly string[]) =>
    read(letterWith({ 'Content-Type': 'text/html; charset=utf-8' }, ...lines));
  it('becomes text: no script, style, picture, form or hidden instruction is left', async () => {
    const { text } = await html(
      '<style>p{color:red}</style><script>alert(1)</script><p onclick="x()">Hallo <b>Welt</b></p>',
      '<img src="https://spion.example/p.gif" alt="x"><iframe src="https://spion.example"></iframe>',
    );
    expect(text).toBe('Hallo Welt');
  });
  it('shows where a link leads', async () =>
    expect((await html('<a href="https://falsch.example/login">https://bank.example</a>')).text).toContain(
      'https://falsch.example/login',
    ));
  it('keeps paragraphs, lists and tables readable', async () => {
    const { text } = await html('<p>Eins</p><ul><li>a<li>b</ul><table><tr><td>x<td>y</table>');
    expect(text).toMatch(/Eins\n\n \* a\n \* b/);
    expect(text).toMatch(/x.*y/s);
  });
  it('of any size and depth is dealt with', async () => {
    const deep = '<div>'.repeat(20_000);
    expect((await html(`${deep}tief`)).outcome).toBe('read');
  });
});

describe('a file in a mail', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\rechnung.pdf', 'rechnung.pdf'],
    ['rechnung\u202efdp.exe', 'rechnungfdp.exe'],
    ['<img src=x onerror=1>.png', '_img src=x onerror=1_.png'],
    ['...', 'anhang-1.bin'],
    ['', 'anhang-1.bin'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(116)}.pdf`],
  ])('named %j is called %j', async (claimed, called) => {
    const mail = await read(
      multipart('multipart/mixed', [
        'Content-Type: application/octet-stream',
        `Content-Disposition: attachment; filename="${claimed.replaceAll(/["\\]/g, '\\$&')}"`,
        '',
        'x',
      ]),
    );
    expect(mail.files[0]?.name).toBe(called);
  });

  it.each([
    'text/calendar',
    'application/pkcs7-signature',
    'application/pgp-signature',
    'application/ms-tnef',
    'image/svg+xml',
  ])('of type %s is kept as it is', async (type) => {
    const mail = await read(
      multipart(
        'multipart/mixed',
        ['Content-Type: text/plain', '', 'x'],
        [`Content-Type: ${type}; name=a`, 'Content-Disposition: attachment', '', '<svg/>'],
      ),
    );
    expect(mail.files).toMatchObject([{ mediaType: type }]);
  });
});

describe('a mail no person wrote', () => {
  it.each([
    ['automatic', { 'Auto-Submitted': 'auto-replied (vacation)' }],
    ['automatic', { 'Auto-Submitted': 'auto-generated' }],
    ['automatic', { 'X-Autoreply': 'yes' }],
    ['automatic', { Precedence: 'auto_reply' }],
    ['automatic', { 'X-Auto-Response-Suppress': 'All' }],
    ['automatic', { 'Return-Path': '<>' }],
    ['automatic', { From: 'no-reply@dienst.example' }],
    ['bulk', { Precedence: 'bulk' }],
    ['bulk', { 'List-Id': '<liste.example>' }],
    ['bulk', { 'List-Unsubscribe': '<https://x.example>' }],
    ['bounce', { From: 'MAILER-DAEMON@mail.example' }],
    ['bounce', { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' }],
    ['own', { From: 'Hilfe <HILFE@laden.example>' }],
    [null, { 'Auto-Submitted': 'no' }],
    [null, { Precedence: 'normal' }],
    [null, { 'X-Auto-Response-Suppress': 'None' }],
    [null, {}],
  ] as const)('is told to be %s by %j', async (automatism, head) =>
    expect((await read(letterWith(head, 'x'))).automatism).toBe(automatism),
  );
});
