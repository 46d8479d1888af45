import { staffSession } from './declaration.ts';
import { doorkeeper } from './sign-in-key.ts';
import { storedSessions } from './stored-sessions.ts';

/** The sessions of those who work for the company. */
export const staffSessions = storedSessions(staffSession, doorkeeper);
