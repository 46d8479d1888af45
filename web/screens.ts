import { screens as articles } from '../modules/articles/screens/index.ts';
import { screens as contactForm } from '../modules/contact-form/screens/index.ts';
import { screens as contracts } from '../modules/contracts/screens/index.ts';
import { screens as counter } from '../modules/counter/screens/index.ts';
import { screens as customers } from '../modules/customers/screens/index.ts';
import { screens as demo } from '../modules/demo/screens/index.ts';
import { screens as helpdesk } from '../modules/helpdesk/screens/index.ts';
import { screens as imports } from '../modules/import/screens/index.ts';
import { screens as mailings } from '../modules/mailings/screens/index.ts';
import { screens as measures } from '../modules/measures/screens/index.ts';
import { screens as operations } from '../modules/operations/screens/index.ts';
import { screens as orders } from '../modules/orders/screens/index.ts';
import { screens as osticket } from '../modules/osticket/screens/index.ts';
import { screens as papers } from '../modules/papers/screens/index.ts';
import { screens as portal } from '../modules/portal/screens/index.ts';
import { screens as privacy } from '../modules/privacy/screens/index.ts';
import { screens as recipients } from '../modules/recipients/screens/index.ts';
import { screens as rights } from '../modules/rights/screens/index.ts';
import { screens as shield } from '../modules/shield/screens/index.ts';
import type { ModuleScreens } from '../platform/ui/index.ts';
import { alarmScreens } from './alarms/screens.ts';
import { companyScreens } from './company/screens.ts';
import { doorScreens } from './doors/screens.ts';
import { mailScreens } from './mail/screens.ts';

/** The screens of all modules, one line each. */
export const moduleScreens: readonly ModuleScreens[] = [
  counter,
  customers,
  orders,
  articles,
  mailings,
  imports,
  osticket,
  contactForm,
  portal,
  privacy,
  papers,
  rights,
  recipients,
  helpdesk,
  contracts,
  measures,
  operations,
  shield,
  demo,
  companyScreens,
  mailScreens,
  doorScreens,
  alarmScreens,
];
