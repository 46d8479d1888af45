import { type Actor, automation, isPublicHoliday } from '@redlich/engine';
import { companySetting } from '../../../platform/settings/company.ts';
import type { Tenant } from '../../../platform/tenant.ts';
import type { BusinessHours } from '../rules/business-hours.ts';
import { type HelpdeskSettings, helpdeskSetting } from '../settings.ts';

/** What work on enquiries goes by. Read before a unit, because settings are not read inside one. */
export interface Desk {
  readonly hours: BusinessHours;
  readonly settings: HelpdeskSettings;
}

/** How this company handles enquiries. */
export async function deskOf({ engine, settings }: Tenant): Promise<Desk> {
  const { federalState } = await settings.get(companySetting);
  const set = await settings.get(helpdeskSetting);
  const isHoliday = (day: string) => isPublicHoliday(day, federalState);
  return { hours: { week: set.week, isHoliday, timeZone: engine.calendar.timeZone }, settings: set };
}

/** Who acts when the program works on enquiries by itself: by the clock, for the portal, for mail that came in. */
export const clerk: Actor = { id: 'helpdesk', roles: [automation.id] };
