import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../../testing/cases.ts';
import { openFilter } from '../open-filter.ts';
import {
  logLikeBytes,
  neighbourhood,
  spelledAddress,
  spelledMail,
  standInsAndSigns,
} from '../testing/arbitraries.ts';
import { typescriptMachine } from '../typescript-machine.ts';
import { openWasmMachine } from '../wasm-machine.ts';
import { compileFilter } from './compile-filter.ts';
import { filterModule } from './filter-module.ts';

test('the module in the tree is what its sources compile to, to the byte', async () => {
  expect(Buffer.from(await compileFilter()).toString('base64') === filterModule).toBe(true);
}, 120_000);

describe('WebAssembly and TypeScript give the same bytes', () => {
  const machine = openWasmMachine();
  const same = (bytes: Uint8Array, cut: number): void => {
    const [one, other] = [machine, typescriptMachine].map((each) => {
      const filter = openFilter('nothing', each);
      return Buffer.concat([
        filter.push(bytes.subarray(0, cut)),
        filter.push(bytes.subarray(cut)),
        filter.end(),
      ]);
    });
    expect(one?.toString('latin1')).toBe(other?.toString('latin1'));
  };

  test('this machine runs it', () => {
    expect(machine).toBeDefined();
  });

  test('for bytes like those of logs', () => {
    const several = fc.array(logLikeBytes, { maxLength: 6 }).map((parts) => Buffer.concat(parts));
    fc.assert(fc.property(several, fc.nat(200), same), cases(1_500));
  });

  test('for what the filter writes, among the signs that join', () => {
    fc.assert(fc.property(standInsAndSigns, fc.nat(30), same), cases(1_000));
  });

  test('for addresses in every spelling', () => {
    const line = neighbourhood(fc.oneof(spelledAddress, spelledMail)).map(
      ({ quietBefore, before, what, behind, quietBehind }) =>
        `${quietBefore}${before}${what.text}${behind}${quietBehind}\n`,
    );
    const lines = fc.array(line, { minLength: 1, maxLength: 12 }).map((all) => Buffer.from(all.join('')));
    fc.assert(fc.property(lines, fc.nat(200), same), cases(1_000));
  });

  test('for any row of the characters that addresses are made of', () => {
    const characters = fc.constantFrom(
      ...'0123456789abcdefgz.:-_,@%"=<>[]{}()/\\ \n',
      '.in-addr.arpa',
      '.ip6.int',
      '5b0a1234',
      '.dip0.',
      '.example.net',
      'x'.repeat(45),
    );
    const text = fc.array(characters, { maxLength: 200 }).map((all) => Buffer.from(all.join('')));
    fc.assert(fc.property(text, fc.nat(200), same), cases(2_000));
  });
});
