import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import asc from 'assemblyscript/asc';
import { memorySize } from '../core/layout.ts';

const page = 65_536;
/** What the compiler adds, texts and counters, lies behind the memory of the filter. */
const behind = Math.ceil(memorySize / page) * page;
const pages = behind / page + 4;

const filter = join(import.meta.dirname, '..');
/** Of these files the instructions of the machine take the place. */
const standIns = /^core\/(bytes|scan)\.ts$/;

/** Compiles `../core` with AssemblyScript. The same sources give the same bytes. */
export async function compileFilter(): Promise<Uint8Array> {
  let module: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      'wasm/assembly/index.ts',
      ...[
        '--outFile',
        'filter.wasm',
        '-O3',
        '--converge',
        '--noAssert',
        '--runtime',
        'stub',
        '--use',
        'abort=',
      ],
      ...['--enable', 'simd', '--enable', 'bulk-memory'],
      ...['--initialMemory', String(pages), '--maximumMemory', String(pages), '--memoryBase', String(behind)],
    ],
    {
      readFile: (name) => textOf(name),
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') module = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || module === undefined)
    throw new Error(`the filter does not compile:\n${stderr.toString()}`);
  return module;
}

/** The compiler asks for `x.ts` by the name `x.ts.ts`. */
function textOf(name: string): string | null {
  const path = normalize(name).replace(/(\.ts)+$/, '.ts');
  const place = standIns.test(path) ? path.replace('core/', 'wasm/assembly/') : path;
  try {
    return readFileSync(join(filter, place), 'utf8');
  } catch {
    return null;
  }
}
