import type { ModuleScreens } from '../../platform/ui/index.ts';
import { MailSection } from './mail-section.tsx';
import { MailboxSection } from './mailbox-section.tsx';
import { mailScreenTexts } from './texts.ts';

/** The settings of sending mail. */
export const mailScreens: ModuleScreens = {
  id: 'mail',
  texts: mailScreenTexts,
  nav: [],
  routes: [],
  settings: [
    { id: 'smtp', titleKey: 'section', component: MailSection, order: 45 },
    { id: 'mailbox', titleKey: 'mailbox.section', component: MailboxSection, order: 46 },
  ],
};
