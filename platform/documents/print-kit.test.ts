import { toString as qrCode } from 'qrcode';
import { expect, test } from 'vitest';
import { printKit } from './print-kit.ts';

const words = Array.from(
  { length: 24 },
  (_, index) => ['harbour', 'lamp', 'violin', 'orbit'][index % 4] ?? '',
);

test('a recovery kit is a PDF of two pages with tags, and the same kit gives the same bytes', async () => {
  const kit = {
    company: 'Buchhandlung „Leuchtturm“ #1',
    tenant: 'main',
    madeAt: Date.UTC(2026, 10, 28),
    words,
    fingerprint: 'abcd-ef01-2345-6789',
    qr: await qrCode(words.join(' '), { type: 'svg', margin: 0 }),
  };
  const pdf = Buffer.from(await printKit(kit));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1').match(/\/Type ?\/Page\b/g)).toHaveLength(2);
  expect(Buffer.from(await printKit(kit)).equals(pdf)).toBe(true);
});
