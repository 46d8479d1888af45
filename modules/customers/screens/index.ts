import { IconShieldCheck, IconUsers } from '@tabler/icons-react';
import { type ModuleScreens, type RoleId, screen } from '../../../platform/ui/index.ts';
import { findHits } from './find-hits.ts';
import { customerScreenTexts } from './texts.ts';

export { ConsentLabel, type ConsentLabelProps } from './consent-label.tsx';
export { CustomerCard, type CustomerCardProps } from './customer-card.tsx';
export { CustomerSearch, type CustomerSearchProps } from './customer-search.tsx';
export { NewCustomerForm, type NewCustomerFormProps } from './new-customer-form.tsx';

const shop: readonly RoleId[] = ['owner', 'manager', 'staff'];
const lead: readonly RoleId[] = ['owner', 'manager'];
const officer: readonly RoleId[] = ['officer'];

/** What this module shows. */
export const screens: ModuleScreens = {
  id: 'customers',
  texts: customerScreenTexts,
  nav: [
    { path: '/customers', labelKey: 'nav', icon: IconUsers, order: 20, roles: shop, key: 'k' },
    {
      path: '/consents',
      labelKey: 'navConsents',
      icon: IconShieldCheck,
      order: 20,
      roles: officer,
      key: 'e',
    },
  ],
  routes: [
    {
      path: '/customers',
      component: screen(() => import('./customer-list.tsx'), 'CustomerListPage'),
      roles: shop,
    },
    {
      path: '/customers/new',
      component: screen(() => import('./new-customer.tsx'), 'NewCustomerPage'),
      roles: shop,
    },
    {
      path: '/customers/$id',
      component: screen(() => import('./customer-page.tsx'), 'CustomerPage'),
      roles: shop,
    },
    {
      path: '/customers/duplicates',
      component: screen(() => import('./duplicates.tsx'), 'DuplicatesPage'),
      roles: lead,
    },
    {
      path: '/customers/duplicates/$id/$other',
      component: screen(() => import('./merge.tsx'), 'MergePage'),
      roles: lead,
    },
    {
      path: '/consents',
      component: screen(() => import('./officer-consents.tsx'), 'OfficerConsentsPage'),
      roles: officer,
    },
    {
      path: '/consents/$id',
      component: screen(() => import('./officer-consents.tsx'), 'OfficerConsentPage'),
      roles: officer,
    },
  ],
  settings: [
    {
      id: 'wordings',
      titleKey: 'wording.setting',
      component: screen(() => import('./wording-settings.tsx'), 'WordingSettings'),
      order: 30,
    },
  ],
  search: [{ id: 'customers', titleKey: 'nav', roles: shop, find: findHits }],
};
