import { note, otherAddress } from './found.ts';
import { endOfOctet } from './ipv4.ts';
import { ch, isDigit, reads } from './view.ts';

/**
 * Looks at numbers joined by commas: `{192,0,2,1}` as Erlang writes it, `PORT 192,0,2,1,4,1` and `(192,0,2,1,4,1)` of FTP.
 * @returns where to look on
 */
export function findTuple(comma: i32): i32 {
  const from = startOfTuple(comma);
  let end = from;
  let numbers = 0;
  let fourthEnd = -1;
  let octets = true;
  while (isDigit(ch(end)) && numbers < 12) {
    const start = end;
    while (isDigit(ch(end)) && end - start < 6) end++;
    numbers++;
    if (numbers === 4) fourthEnd = end;
    if (endOfOctet(start) !== end) octets = false;
    if (ch(end) !== 44 || !isDigit(ch(end + 1))) break;
    end++;
  }
  const before = ch(from - 1);
  const braces = before === 123 && ch(end) === 125;
  if (octets && numbers === 4 && braces) note(from, end, otherAddress);
  else if (octets && numbers === 6 && ((before === 40 && ch(end) === 41) || reads(from - 5, 'port ')))
    note(from, fourthEnd, otherAddress);
  else if (numbers === 8 && braces) note(from, end, otherAddress);
  return end > comma ? end : comma + 1;
}

function startOfTuple(comma: i32): i32 {
  let from = comma;
  while (
    comma - from < 64 &&
    (isDigit(ch(from - 1)) || (ch(from - 1) === 44 && isDigit(ch(from)) && isDigit(ch(from - 2))))
  )
    from--;
  return from;
}
