#!/usr/bin/env node
// The only file in plain JavaScript: it must run under whatever Node calls it, and hands over to the Node this package brings
// along (npm package `node`) when that one is older than it needs.
import { spawn } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const needed = 26;
const main = join(dirname(fileURLToPath(import.meta.url)), 'main.ts');

if (Number.parseInt(process.versions.node, 10) >= needed) {
  module.enableCompileCache();
  await import(main);
} else {
  const bundled = createRequire(import.meta.url).resolve('node/package.json');
  const runtime = join(dirname(bundled), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  // The channel tells the child when this process was killed: two at one pipe would share its lines.
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(runtime, [main, ...process.argv.slice(2)], { stdio });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
