import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { writeWorkbook } from './write-workbook.ts';

/** The text of every part of a workbook. */
async function partsOf(workbook: Promise<Buffer>): Promise<Readonly<Record<string, string>>> {
  const parts = unzipSync(new Uint8Array(await workbook));
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
}

it('shows formulas and never computes them, keeps numbers numbers, and stands under the name it is given', async () => {
  const attack = '=HYPERLINK("http://evil.example","x")';
  const parts = await partsOf(writeWorkbook('Zeiten [2026]', ['Tag', 'Minuten'], [[attack, 90]]));
  const all = Object.values(parts).join('\n');
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
  expect(sheet).not.toMatch(/<f[ >]/);
  expect(sheet).toMatch(/<v>90<\/v>/);
  expect(all).toContain('&apos;=HYPERLINK'.replace('&apos;', "'"));
  expect(parts['xl/workbook.xml']).toContain('Zeiten  2026 ');
});

it('survives signs that break markup', async () => {
  const parts = await partsOf(writeWorkbook('x', ['<a>&"'], [['</v>\u0000\u000b<script>', null]]));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
  expect(Object.values(parts).join('')).not.toMatch(/<script>|<a>&"|[\u0000\u000b]/);
});
