import type { Machine } from './machine.ts';
import { typescriptMachine } from './typescript-machine.ts';
import { filterModule } from './wasm/filter-module.ts';

type Exports = Omit<Machine, 'memory'> & { readonly memory: WebAssembly.Memory };

/** The filter in WebAssembly, or undefined where the machine cannot run it. */
export function openWasmMachine(): Machine | undefined {
  try {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(filterModule, 'base64')));
    const { memory, filterBlock, keptFrom, consumedTo } = instance.exports as unknown as Exports;
    return { memory: new Uint8Array(memory.buffer), filterBlock, keptFrom, consumedTo };
  } catch {
    return undefined;
  }
}

/** The fastest there is. Both filter by the same rules, so that nothing depends on which it is. */
export const fastestMachine: Machine = openWasmMachine() ?? typescriptMachine;
