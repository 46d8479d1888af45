import { describe, expect, it } from 'vitest';
import { timeOfLine } from './line-time.ts';

describe('the time of a line', () => {
  it.each([
    ['Nov 28 12:00:05 web1 sshd[1]: x', '2026-11-28T12:00:05Z'],
    ['Nov  2 02:00:05.123 web1 sshd[1]: x', '2026-11-02T02:00:05Z'],
    ['2026-11-28T12:00:05.123+01:00 web1 sshd[1]: x', '2026-11-28T11:00:05Z'],
    ['192.0.2.7 - - [28/Nov/2026:12:00:05 -0130] "GET / HTTP/1.1" 200 1', '2026-11-28T13:30:05Z'],
    ['2026/11/28 12:00:05 [error] 1#1: *1 x', '2026-11-28T12:00:05Z'],
    ['[Sat Nov 28 12:00:05.123456 2026] [error] x', '2026-11-28T12:00:05Z'],
  ])('%s', (line, time) => {
    expect(timeOfLine(line, 2026)).toBe(Date.parse(time));
  });

  it('is unknown where none stands', () => {
    expect(timeOfLine('nothing of the kind 12:00', 2026)).toBeUndefined();
  });
});
