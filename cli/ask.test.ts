import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const script = `
  const { askSecret } = await import(${JSON.stringify(join(import.meta.dirname, 'ask.ts'))});
  try {
    process.stdout.write(JSON.stringify({ got: await askSecret('Passwort: ') }));
  } catch (error) {
    process.stdout.write(JSON.stringify({ name: error.name, message: error.message }));
  }`;

/** Types into a program that asks for a secret. @returns what it made of it, and all it showed */
const typed = (keys: string): Promise<{ readonly answer: unknown; readonly shown: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    let [said, shown] = ['', ''];
    child.stdout.on('data', (piece) => {
      said += String(piece);
    });
    child.stderr.on('data', (piece) => {
      shown += String(piece);
    });
    child.on('close', () =>
      said === '' ? reject(new Error(shown)) : resolve({ answer: JSON.parse(said), shown }),
    );
    child.stdin.end(keys);
  });

const brokenOff = { name: 'CommandFault', message: 'Abgebrochen. Nichts wurde verändert.' };

test('a secret is not shown while it is typed, mended letters included', async () => {
  const { answer, shown } = await typed('geheimx\u007f\r');
  expect(answer).toEqual({ got: 'geheim' });
  expect(shown).toBe('Passwort: \n');
});

test('a question that is broken off changes nothing and says so, by Strg+C as by the end of the input', async () => {
  const [byKey, byEnd] = await Promise.all([typed('gehe\u0003'), typed('gehe')]);
  for (const { answer, shown } of [byKey, byEnd]) {
    expect(answer).toEqual(brokenOff);
    expect(shown).not.toContain('gehe');
  }
});
