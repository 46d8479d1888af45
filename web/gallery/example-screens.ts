import {
  IconBook2,
  IconClock,
  IconMail,
  IconPackage,
  IconShoppingBag,
  IconTruckDelivery,
  IconUsers,
} from '@tabler/icons-react';
import { defineTexts } from '../../platform/i18n/index.ts';
import { type ModuleScreens, screen } from '../../platform/ui/index.ts';
import { exampleOrders } from './example-orders.ts';

const texts = defineTexts({
  de: {
    counter: 'Tresen',
    customers: 'Kunden',
    orders: 'Bestellungen',
    goods: 'Wareneingang',
    mailings: 'Mailings',
    clock: 'Löschuhr',
    ledger: 'Nachweis',
    panel: 'Eingetroffen, noch nicht benachrichtigt',
    setting: 'Bestellungen',
  },
  en: {
    counter: 'Counter',
    customers: 'Customers',
    orders: 'Orders',
    goods: 'Goods in',
    mailings: 'Mailings',
    clock: 'Deletion clock',
    ledger: 'Ledger',
    panel: 'Arrived, not notified yet',
    setting: 'Orders',
  },
});

const orderList = screen(() => import('./example-order-list.tsx'), 'ExampleOrderList');

/** An invented module, to see the frame as it is in use and to test it before there is any business. */
export const moduleScreens: readonly ModuleScreens[] = [
  {
    id: 'example',
    texts,
    nav: [
      { path: '/counter', labelKey: 'counter', icon: IconShoppingBag, order: 10, key: 't' },
      { path: '/customers', labelKey: 'customers', icon: IconUsers, order: 20, key: 'k' },
      { path: '/orders', labelKey: 'orders', icon: IconBook2, order: 30, key: 'o' },
      { path: '/goods-in', labelKey: 'goods', icon: IconTruckDelivery, order: 40 },
      { path: '/mailings', labelKey: 'mailings', icon: IconMail, order: 50, roles: ['owner', 'manager'] },
      {
        path: '/clock',
        labelKey: 'clock',
        icon: IconClock,
        order: 60,
        roles: ['owner', 'manager', 'officer'],
      },
      { path: '/ledger', labelKey: 'ledger', icon: IconPackage, order: 70, roles: ['owner', 'officer'] },
    ],
    routes: [
      { path: '/orders', component: orderList },
      { path: '/mailings', component: orderList, roles: ['manager'] },
    ],
    startPanels: [
      {
        id: 'arrived',
        titleKey: 'panel',
        component: screen(() => import('./example-order-list.tsx'), 'ExamplePanel'),
      },
    ],
    settings: [
      {
        id: 'orders',
        titleKey: 'setting',
        component: screen(() => import('./example-order-list.tsx'), 'ExampleSetting'),
      },
    ],
    search: [
      {
        id: 'orders',
        titleKey: 'orders',
        find: async (words) =>
          exampleOrders
            .filter(
              (order) =>
                order.title.toLowerCase().includes(words.toLowerCase()) || order.number.includes(words),
            )
            .map((order) => ({
              id: order.number,
              to: '/orders',
              title: `${order.number} ${order.title}`,
              person: 'Käthe Öztürk',
            })),
      },
    ],
  },
];
