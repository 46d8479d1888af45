import { inflateRawSync, inflateSync } from 'node:zlib';
import type { Paper } from '@redlich/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLines } from './compare-lines.ts';
import { contentHash, plainLines } from './plain-lines.ts';
import { renderDocx } from './render-docx.ts';
import { renderHtml, renderHtmlPage } from './render-html.ts';
import { renderPdf } from './render-pdf.ts';

const paper: Paper = {
  id: 'notice',
  language: 'de',
  title: 'Datenschutzerklärung',
  publisher: 'Buchhandlung Seitenweise',
  blocks: [
    { block: 'heading', level: 1, text: 'Verantwortlicher', anchor: 'controller' },
    {
      block: 'paragraph',
      text: [
        'Schreiben Sie an ',
        { text: 'uns', strong: true, link: 'mailto:post@seitenweise.example' },
        '.',
      ],
    },
    { block: 'list', ordered: false, items: ['Auskunft', 'Berichtigung'] },
    { block: 'list', ordered: true, items: ['zuerst', 'danach'] },
    { block: 'facts', rows: [{ label: 'Ort', value: 'Husum' }] },
    {
      block: 'table',
      caption: 'Fristen',
      columns: [
        { title: 'Datenart', share: 2 },
        { title: 'Frist', share: 1 },
      ],
      rows: Array.from({ length: 90 }, (_, i) => [`Art ${i}`, '3 Jahre']),
    },
    { block: 'note', tone: 'warning', text: 'Hinweis' },
    { block: 'missing', setting: 'officer', text: 'Datenschutzbeauftragte' },
    { block: 'choice', text: 'Ich bin einverstanden.' },
    { block: 'signature', lines: ['Ort, Datum', 'Unterschrift'] },
    { block: 'page-break' },
    { block: 'paragraph', text: 'Schluss' },
  ],
};
const options = { version: 'Fassung 1', createdAt: Date.UTC(2026, 2, 2) };
const saying = (text: string): Paper => ({
  ...paper,
  title: text,
  blocks: [
    { block: 'paragraph', text },
    { block: 'paragraph', text: [{ text, link: text }] },
    { block: 'table', caption: text, columns: [{ title: text, share: 1 }], rows: [[text]] },
  ],
});
const nasty = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((text) => text.isWellFormed()),
  fc.constantFrom(
    '#eval("1")',
    '$x$',
    '*a* _b_ @c <d>',
    '<script>alert(1)</script>',
    '"\\',
    '#read("/etc/passwd")',
  ),
);

describe('a paper as PDF', () => {
  it('is tagged PDF/A-3a in its language with the content attached', async () => {
    const attachment = { name: 'notice.json', title: 'Für Maschinen', json: '{"tilt":true}' };
    const pdf = Buffer.from(await renderPdf(paper, { ...options, attachment }));
    const text = pdf.toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('/Marked true');
    const metadata = text.slice(text.indexOf('<?xpacket'), text.indexOf('<?xpacket end'));
    expect(metadata).toMatch(/<pdfaid:part>3<\/pdfaid:part>|pdfaid:part="3"/);
    expect(metadata).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>|pdfaid:conformance="A"/);
    expect(text).toMatch(/\/Lang ?\(de/);
    expect(unpacked(pdf)).toContain('{"tilt":true}');
  });

  it('is the same file for the same paper', async () => {
    const [one, two] = await Promise.all([renderPdf(paper, options), renderPdf(paper, options)]);
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  it('is made of names in scripts our fonts lack, too', async () => {
    const pdf = await renderPdf(saying('李 Ⴀ \u0001 \ue000 Привет'), options);
    expect(pdf.length).toBeGreaterThan(1_000);
  });

  it('takes every text as text, whatever it looks like', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const pdf = await renderPdf(saying(text), options);
        expect(pdf.length).toBeGreaterThan(1_000);
      }),
      { numRuns: 40 },
    );
  });
});

/** All streams of a PDF, unpacked. */
function unpacked(pdf: Buffer): string {
  let text = '';
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const bytes = pdf.subarray(at + 7, pdf.indexOf('endstream', at));
    try {
      text += inflateSync(bytes).toString('latin1');
    } catch {
      text += bytes.toString('latin1');
    }
  }
  return text;
}

describe('a paper as HTML', () => {
  it('has one h1, headings below it, a table with a caption, and no script or style of its own', () => {
    const page = renderHtmlPage(paper, {
      stylesheet: '/paper.css',
      version: 'Fassung 1',
      links: [{ href: '/a?b=1&c=2', text: 'PDF' }],
    });
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('<h2 id="controller">Verantwortlicher</h2>');
    expect(page).toContain('<caption>Fristen</caption>');
    expect(page).toContain('href="/a?b=1&amp;c=2"');
    expect(page).not.toMatch(/<script|<style|style=|onload/);
  });

  it('escapes every text and follows no link but web, mail and phone', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const html = renderHtml(saying(text));
        expect(
          html.replace(/<\/?(h1|p|table|caption|thead|tbody|tr|th|td|a)( [a-z-]+="[^"<>]*")*>/g, ''),
        ).not.toMatch(/[<>]/);
        expect(html).not.toContain('href');
      }),
    );
    expect(
      renderHtml({
        ...paper,
        blocks: [{ block: 'paragraph', text: [{ text: 'x', link: 'javascript:alert(1)' }] }],
      }),
    ).not.toContain('javascript');
  });
});

describe('a paper as an editable document', () => {
  it('has styled headings, a table with a repeated head, and every word of the paper', async () => {
    const xml = documentXml(Buffer.from(await renderDocx(paper, 'Fassung 1')));
    expect(xml).toContain('w:val="Heading1"');
    expect(xml).toContain('<w:tblHeader');
    const text = xml.replace(/<w:p[ >]/g, '\n$&').replace(/<[^>]*>/g, '');
    for (const line of plainLines(paper))
      for (const word of line.text.split(/ \| |: /)) expect(text).toContain(word);
  });
});

/** The main part of a docx, which is a zip. */
function documentXml(zip: Buffer): string {
  const name = Buffer.from('word/document.xml');
  const entry =
    zip.indexOf(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2])])) >= 0 ? centralEntry(zip, name) : -1;
  const at = zip.readUInt32LE(entry + 42);
  const size = zip.readUInt32LE(entry + 20);
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  return inflateRawSync(zip.subarray(start, start + size)).toString();
}

function centralEntry(zip: Buffer, name: Buffer): number {
  const head = Buffer.from([0x50, 0x4b, 1, 2]);
  for (let at = zip.indexOf(head); at >= 0; at = zip.indexOf(head, at + 1))
    if (zip.subarray(at + 46, at + 46 + name.length).equals(name)) return at;
  throw new Error('no such entry');
}

describe('two versions', () => {
  const withText = (text: string): Paper => ({
    ...paper,
    blocks: [...paper.blocks.slice(0, 1), { block: 'paragraph', text }, ...paper.blocks.slice(2)],
  });
  const compared = (a: Paper, b: Paper) => compareLines(plainLines(a), plainLines(b));

  it('that say the same have one name and no difference', () => {
    expect(contentHash(paper)).toBe(contentHash(structuredClone(paper)));
    expect(compared(paper, paper).every((line) => line.is === 'same')).toBe(true);
  });

  it('show a changed line with its words, an added and a removed one', () => {
    const before = withText('Wir speichern Ihre Daten drei Jahre lang.');
    const after = withText('Wir speichern Ihre Daten zwei Jahre lang.');
    expect(contentHash(before)).not.toBe(contentHash(after));
    const [change, ...more] = compared(before, after).filter((line) => line.is !== 'same');
    expect(more).toEqual([]);
    expect(change).toMatchObject({ is: 'changed', section: 'controller' });
    expect(change?.is === 'changed' && change.parts.filter((part) => part.is !== 'same')).toEqual([
      { text: 'drei', is: 'removed' },
      { text: 'zwei', is: 'added' },
    ]);
    const longer = { ...before, blocks: [...before.blocks, { block: 'paragraph', text: 'Neu.' } as const] };
    expect(compared(before, longer).filter((line) => line.is !== 'same')).toMatchObject([
      { is: 'added', text: 'Neu.' },
    ]);
    expect(compared(longer, before).filter((line) => line.is !== 'same')).toMatchObject([
      { is: 'removed', text: 'Neu.' },
    ]);
  });

  it('give back both versions, whatever changed', () => {
    const line = fc.record({
      section: fc.constantFrom('a', 'b'),
      text: fc.constantFrom('x', 'x y', 'x z', 'q', 'r s t'),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (before, after) => {
        const lines = compareLines(before, after);
        const side = (gone: 'added' | 'removed') =>
          lines
            .filter((each) => each.is !== gone)
            .map((each) =>
              each.is === 'changed'
                ? each.parts
                    .filter((part) => part.is !== gone)
                    .map((part) => part.text)
                    .join('')
                : each.text,
            );
        expect(side('added')).toEqual(before.map((each) => each.text));
        expect(side('removed')).toEqual(after.map((each) => each.text));
      }),
    );
  });
});
