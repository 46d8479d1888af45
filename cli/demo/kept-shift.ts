import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How far the demonstration's clock is ahead, kept in its data folder. */
export function keptShift(folder: string): { read(): number; write(shiftMs: number): void } {
  const file = join(folder, 'demo-clock.json');
  return {
    read() {
      try {
        const shift: unknown = JSON.parse(readFileSync(file, 'utf8'));
        return typeof shift === 'number' && shift >= 0 ? shift : 0;
      } catch {
        return 0; // The first start of a demonstration.
      }
    },
    write(shiftMs) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(file, JSON.stringify(shiftMs));
    },
  };
}
