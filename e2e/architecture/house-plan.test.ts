import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkArchitecture } from '../../scripts/architecture/check-architecture.ts';
import { describeFinding, type Finding } from '../../scripts/architecture/finding.ts';
import { rules } from '../../scripts/architecture/rules.ts';
import { sourceFiles } from '../../scripts/architecture/source-files.ts';
import { withTree } from './seed-tree.ts';
import { packageSeeds, seeds } from './seeds.ts';

const root = join(import.meta.dirname, '../..');
const withoutLine = ({ rule, at }: Finding) => `${rule} ${at.replace(/:\d+$/, '')}`;
const findingsIn = async (tree: Parameters<typeof withTree>[0]) => [
  ...new Set((await withTree(tree, checkArchitecture)).findings.map(withoutLine)),
];

test('the program follows the house plan, and every file of it was read', async () => {
  const { findings, filesRead } = await checkArchitecture(root);
  expect(findings.map(describeFinding).join('\n')).toBe('');
  expect(filesRead).toBeGreaterThanOrEqual(sourceFiles(root).length);
  expect(filesRead).toBeGreaterThan(100);
});

describe('a small program', () => {
  test('that follows the house plan has no findings', async () => {
    expect(await findingsIn({})).toEqual([]);
  });

  test.each(seeds)('with $what is refused by $rule', async ({ rule, at, changes }) => {
    const findings = await findingsIn(changes);
    expect(findings).toContain(`${rule} ${at}`);
    expect(findings.filter((each) => !each.startsWith(rule))).toEqual([]);
  });

  test.each(packageSeeds)('that takes $what is refused by $rule', async ({ rule, at, changes }) => {
    expect(await findingsIn(changes)).toContain(`${rule} ${at}`);
  });
});

test('each rule has a seed that breaks it', () => {
  const broken = new Set([...seeds, ...packageSeeds].map(({ rule }) => rule));
  const named = [...rules.forbidden, ...rules.required].map(({ name }) => name);
  expect(named.filter((name) => !broken.has(name))).toEqual([]);
});

test('dependency-cruiser under TypeScript 7 reads nothing and is content; we notice', async () => {
  const rulesBroken = await withTree({ 'engine/a.ts': "import '../cli/start.ts';" }, async (tree) => {
    const script = `
      import { judgeImports, readImports } from ${JSON.stringify(join(root, 'scripts/architecture/check-imports.ts'))};
      const reading = await readImports(${JSON.stringify(tree)});
      const { findings } = judgeImports(${JSON.stringify(tree)}, reading);
      console.log(JSON.stringify([reading.summary.violations.length, findings.map(({ rule, at }) => rule + ' ' + at)]));`;
    return JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
    );
  });
  expect(rulesBroken[0]).toBe(0);
  expect(rulesBroken[1]).toContain('every-file-is-read engine/a.ts');
});
