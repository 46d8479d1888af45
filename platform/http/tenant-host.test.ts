import { describe, expect, it } from 'vitest';
import { readOwnNames, tenantOfHost } from './tenant-host.ts';

describe('the names a server is reached by', () => {
  it('may each belong to one company', () => {
    expect(readOwnNames(' Shop.example=linde, *.office.example ,')).toEqual([
      { name: 'shop.example', tenant: 'linde' },
      { name: '*.office.example', tenant: null },
    ]);
    expect(readOwnNames('')).toEqual([]);
  });

  it.each([
    'shop.example=',
    'shop.example=1x',
    '*',
    'a b',
    'https://shop.example',
    'shop.example:80',
    'a.example=x=y',
  ])('are not read from %s', (text) => expect(() => readOwnNames(text)).toThrow(RangeError));

  it('belong to one company only', () =>
    expect(() => readOwnNames('a.example=linde,A.example=eiche')).toThrow(new RangeError('2')));
});

describe('whose name a request came by', () => {
  const names = readOwnNames(
    'shop.example=linde,*.shop.example=eiche,*.inner.shop.example=birke,free.shop.example,all.example',
  );

  it.each([
    ['shop.example', 'linde'],
    ['SHOP.example.:8484', 'linde'],
    ['a.shop.example:443', 'eiche'],
    ['a.inner.shop.example', 'birke'],
    ['free.shop.example', null],
    ['all.example', null],
    ['localhost:8484', null],
    ['192.0.2.1', null],
    ['xshop.example', null],
    ['shop.example.evil.example', null],
  ])('%s is told', (host, tenant) => expect(tenantOfHost(host, names)).toBe(tenant));
});
