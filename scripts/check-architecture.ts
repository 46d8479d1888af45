// Prints where the code leaves the house plan; ends with 1 when it does anywhere. `npm run architecture`
import { join } from 'node:path';
import { checkArchitecture } from './architecture/check-architecture.ts';
import { describeFinding } from './architecture/finding.ts';

const { findings, filesRead } = await checkArchitecture(join(import.meta.dirname, '..'));
for (const finding of findings) console.error(describeFinding(finding));
console.log(`${filesRead} files read, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
