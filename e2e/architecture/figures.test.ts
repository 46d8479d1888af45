import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Baseline, baselineOf, worseThan } from '../../scripts/figures/baseline.ts';
import { measureTree } from '../../scripts/figures/summarise.ts';
import { type Tree, withTree } from './seed-tree.ts';

const root = join(import.meta.dirname, '../..');
const recorded = (): Baseline => JSON.parse(readFileSync(join(root, 'scripts/figures.json'), 'utf8'));
const lines = (count: number) => '  doIt();\n'.repeat(count);

test('no figure of the program is worse than recorded (npm run figures)', async () => {
  expect(worseThan(recorded(), await measureTree(root)).join('\n')).toBe('');
});

describe('against the record of a small program', () => {
  const worse = async (changes: Tree) => {
    const before = baselineOf(await withTree({}, measureTree));
    return worseThan(before, await withTree(changes, measureTree));
  };

  test('the same program is not worse', async () => {
    expect(await worse({})).toEqual([]);
  });

  test('a file that still fits one look is not worse', async () => {
    expect(await worse({ 'engine/a.ts': lines(150) })).toEqual([]);
  });

  test('a file that does not is', async () => {
    expect(await worse({ 'engine/a.ts': lines(151) })).toEqual([
      'engine/a.ts has 151 lines, 150 are allowed',
    ]);
  });

  test('a function of 71 lines is', async () => {
    const text = `import './index.ts';\n\n// why\nconst long = () => {\n${lines(69)}};\n`;
    expect(await worse({ 'engine/a.ts': text })).toEqual([
      'engine: functions over 70 lines, 0 allowed: engine/a.ts:4 (71)',
    ]);
  });

  test('a function of 70 lines is not', async () => {
    expect(await worse({ 'engine/a.ts': `const long = () => {\n${lines(68)}};\n` })).toEqual([]);
  });

  test('an export without a docstring is', async () => {
    const text = '/** Said. */\nexport const a = 1;\n\n// A comment is no docstring.\nexport const b = 2;\n';
    const [sentence] = await worse({ 'engine/a.ts': text });
    expect(sentence).toMatch(/engine: exports without a docstring, \d+ allowed: .*engine\/a\.ts:5/);
    expect(sentence).not.toContain('engine/a.ts:2');
  });

  test('a circle is', async () => {
    const changes = { 'engine/a.ts': "import './b.ts';\n", 'engine/b.ts': "import './a.ts';\n" };
    expect(await worse(changes)).toEqual([
      '1 circles of imports, 0 were recorded (npm run architecture names them)',
    ]);
  });

  test('a long test is not', async () => {
    expect(await worse({ 'engine/a.test.ts': lines(500) })).toEqual([]);
  });
});

test('comment is what stands on lines of its own, and not what only looks like it', async () => {
  const text = [
    '/** One */ ',
    '// two',
    "const a = 'x'; // beside code",
    "const b = 'https://example.org';",
    'const c = `',
    '// inside of text',
    '`;',
    'const d = <p>// shown</p>;',
    '',
    '/*',
    ' * three to five',
    ' */',
  ].join('\n');
  const { folders } = await withTree({ 'bench/a.tsx': text }, measureTree);
  expect(folders.find(({ folder }) => folder === 'bench')?.commentShare).toBe(5 / 11);
});
