import type { ModuleScreens } from '../../platform/ui/index.ts';
import { CompanySection } from './company-section.tsx';
import { DataProtectionSection } from './data-protection-section.tsx';
import { companyTexts } from './texts.ts';

/** The settings of the company itself: they belong to no module. */
export const companyScreens: ModuleScreens = {
  id: 'company',
  texts: companyTexts,
  nav: [],
  routes: [],
  settings: [
    { id: 'company', titleKey: 'section.company', component: CompanySection, order: 1 },
    { id: 'data-protection', titleKey: 'section.dataProtection', component: DataProtectionSection, order: 2 },
  ],
};
