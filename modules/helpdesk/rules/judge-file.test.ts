import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../../platform/documents/safe-file-name.ts';
import { dispositionOf, judgeFile, nameIn } from './judge-file.ts';

const png = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1,
  8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0, 0x49, 0x44, 0x41, 0x54,
]);
const text = (content: string) => new TextEncoder().encode(content);

describe('a file is what its content says', () => {
  it('a picture is a picture', async () => {
    expect(await judgeFile('bild.png', png)).toEqual({
      name: 'bild.png',
      mediaType: 'image/png',
      fault: null,
    });
  });

  it('a broken picture that is a page is a fault, and bytes', async () => {
    const page = text('<html><script>alert(1)</script></html>');
    expect(await judgeFile('bild.png', page)).toMatchObject({
      mediaType: 'application/octet-stream',
      fault: 'mismatch',
    });
  });

  it.each([
    ['seite.html', '<!doctype html><script>alert(1)</script>'],
    ['bild.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['bild.svg', '<?xml version="1.0"?><svg/>'],
    ['notiz.txt', '  <script>alert(1)</script>'],
    ['x.js', 'alert(1)'],
  ])('%s is never handed out as something a browser runs', async (name, content) => {
    expect((await judgeFile(name, text(content))).mediaType).toBe('application/octet-stream');
  });

  it('a text is a text', async () => {
    expect((await judgeFile('protokoll.log', text('12:00 Drucker bereit'))).mediaType).toBe('text/plain');
  });
});

describe('a file name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\rechnung.pdf', 'rechnung.pdf'],
    ['"><script>alert(1)</script>.png', 'script_.png'],
    ['a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie_ x=1.txt'],
    ['rechnung\u202efdp.exe', 'rechnungfdp.exe'],
    ['', 'anhang'],
    ['...', 'anhang'],
  ])('%j becomes %j', (given, expected) => {
    expect(safeFileName(given)).toBe(expected);
  });

  it('has at most 120 characters and keeps its ending', () => {
    expect(safeFileName(`${'ä'.repeat(400)}.pdf`)).toMatch(/^ä{116}\.pdf$/);
  });

  it('comes back from the header it is sent in, whatever stands in it, and never breaks the header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const name = safeFileName(raw.isWellFormed() ? raw : '');
        const header = dispositionOf(name);
        expect(header).toMatch(/^[\x20-\x7e]*$/);
        expect(nameIn(header)).toBe(name);
      }),
    );
  });
});
