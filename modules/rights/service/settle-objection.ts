import {
  announceLifting,
  decideObjection,
  isDirectMarketing,
  type Register,
  takeBackObjection,
  type Unit,
} from '@redlich/engine';
import { type RequestRow, subjectOf } from './requests.ts';

/**
 * What a weighed objection changes, in the moment its answer is handed over: the letter tells the person first that the restriction
 * ends (Art. 18 (3) GDPR), then it does. Upheld, the purpose stays closed; overridden, it opens again; taken back or passed on, it is
 * as if it had never been raised.
 */
export async function settleObjection(unit: Unit, register: Register, row: RequestRow): Promise<void> {
  const person = subjectOf(row);
  const purpose = register.purposes.get(row.purpose ?? '');
  if (person === null || purpose === undefined || isDirectMarketing(purpose)) return;
  // Taken back or erased in the meantime: nothing stands that could end.
  if (!(await unit.facts(person)).objections.includes(purpose.id)) return;
  if (row.ending === 'withdrawn' || row.ending === 'forwarded')
    return takeBackObjection(unit, person, purpose);
  await announceLifting(unit, person, 'objection-pending');
  await decideObjection(unit, person, purpose, row.ending === 'fulfilled' ? 'upheld' : 'overridden');
}
