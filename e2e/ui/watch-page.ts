import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Collects what a page must not do: break its content security policy, log an error, throw. */
export function watchPage(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    const isExpected = /Failed to load resource/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !isExpected) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  return faults;
}

/** What axe-core finds against WCAG 2.2 AA and its best practices: rule and first element of each. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // evaluated by the debugger, so it needs no exception from the policy
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.flatMap((violation) =>
      violation.nodes
        .slice(0, 3)
        .map(
          (node) =>
            `${violation.id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim()})`,
        ),
    );
  });
}
