import type { ICruiseResult, IViolation } from 'dependency-cruiser';
import type { Finding } from './finding.ts';
import { rules } from './rules.ts';
import { codeFolders, present, sourceFiles } from './source-files.ts';
import { giveTypeScriptSix } from './typescript-six.ts';

/** What dependency-cruiser saw. */
export interface ImportCheck {
  readonly findings: readonly Finding[];
  /** Files whose imports were followed. */
  readonly filesRead: number;
  /** Circles of imports, type imports among them. */
  readonly circles: number;
}

/**
 * Holds the imports of the tree at `root` against the {@link rules}. A file that exists and was not read is a finding:
 * a check that saw nothing must not pass.
 */
export async function checkImports(root: string): Promise<ImportCheck> {
  giveTypeScriptSix();
  return judgeImports(root, await readImports(root));
}

/** What dependency-cruiser sees with the TypeScript it finds; see {@link giveTypeScriptSix}. */
export async function readImports(root: string): Promise<ICruiseResult> {
  const { cruise } = await import('dependency-cruiser');
  const { output } = await cruise(
    present(root),
    {
      baseDir: root,
      ruleSet: rules,
      validate: true,
      tsPreCompilationDeps: true,
      combinedDependencies: true,
      detectProcessBuiltinModuleCalls: true,
      // Built files of ours; those in node_modules are what rules about packages look at.
      exclude: { path: `^(${codeFolders.join('|')})/.*\\bdist/` },
      doNotFollow: { path: '(^|/)node_modules/' },
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'require', 'types'] },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text');
  return output;
}

/** Findings of a reading, and what it did not read. */
export function judgeImports(root: string, reading: ICruiseResult): ImportCheck {
  const read = filesReadBy(reading);
  const unread = sourceFiles(root).filter((file) => !read.has(file));
  const { violations } = reading.summary;
  return {
    findings: [...unread.map(unreadFile), ...violations.map(findingOf)],
    filesRead: read.size,
    circles: countCircles(violations),
  };
}

/** Files of the tree whose text was parsed; what was only named by an import does not count. */
function filesReadBy({ modules }: ICruiseResult): Set<string> {
  const own = modules.filter(
    (module) => !module.coreModule && !module.couldNotResolve && module.followable !== false,
  );
  return new Set(own.map(({ source }) => source).filter((source) => !source.includes('node_modules/')));
}

/** A circle is reported once from each place it was entered; it is the same as long as it has the same files. */
function countCircles(violations: readonly IViolation[]): number {
  const circles = violations.filter(({ rule }) => rule.name === 'no-circle');
  return new Set(
    circles.map(({ cycle = [] }) =>
      cycle
        .map(({ name }) => name)
        .sort()
        .join(),
    ),
  ).size;
}

const unreadFile = (file: string): Finding => ({
  rule: 'every-file-is-read',
  at: file,
  found: 'was not read by dependency-cruiser',
  advice: 'Its imports are unchecked. See docs/decisions/0001-tooling.md.',
});

function findingOf({ rule, from, to, cycle }: IViolation): Finding {
  const written = [...rules.forbidden, ...rules.required].find(({ name }) => name === rule.name);
  const found = cycle ? `→ ${cycle.map(({ name }) => name).join(' → ')}` : from === to ? '' : `→ ${to}`;
  return { rule: rule.name, at: from, found, advice: written?.comment ?? '' };
}
