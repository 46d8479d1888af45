import { IconMessage, IconPackageImport, IconShoppingBag } from '@tabler/icons-react';
import { api, type ModuleScreens, screen } from '../../../platform/ui/index.ts';
import type { OrderRow } from '../schemas.ts';
import { orderTexts } from '../texts.ts';
import { CustomerOrders } from './customer-orders.tsx';
import { OrderSettings } from './order-settings.tsx';
import { OrdersPanel } from './orders-panel.tsx';

const shop = ['owner', 'manager', 'staff'] as const;

/** What this module shows. */
export const screens: ModuleScreens = {
  id: 'orders',
  texts: orderTexts,
  nav: [
    { path: '/orders', labelKey: 'nav.orders', icon: IconShoppingBag, order: 30, roles: shop, key: 'b' },
    { path: '/goods-in', labelKey: 'nav.goodsIn', icon: IconPackageImport, order: 40, roles: shop, key: 'w' },
    { path: '/messages', labelKey: 'nav.messages', icon: IconMessage, order: 42, roles: shop, key: 'o' },
  ],
  routes: [
    { path: '/orders', component: screen(() => import('./order-list.tsx'), 'OrderListPage'), roles: shop },
    { path: '/orders/$id', component: screen(() => import('./order-page.tsx'), 'OrderPage'), roles: shop },
    { path: '/goods-in', component: screen(() => import('./goods-in.tsx'), 'GoodsInPage'), roles: shop },
    { path: '/messages', component: screen(() => import('./messages.tsx'), 'MessagesPage'), roles: shop },
  ],
  customerTabs: [{ id: 'orders', titleKey: 'tab.title', component: CustomerOrders, roles: shop, order: 10 }],
  startPanels: [{ id: 'orders', titleKey: 'panel.title', component: OrdersPanel, roles: shop, order: 30 }],
  settings: [{ id: 'orders', titleKey: 'settings.orders', component: OrderSettings, order: 40 }],
  search: [
    {
      id: 'orders',
      titleKey: 'nav.orders',
      roles: shop,
      async find(words, signal) {
        const body = { words, state: 'open' };
        const { rows } = await api.post<{ rows: readonly OrderRow[] }>('/api/orders/find', body, { signal });
        return rows.slice(0, 5).map((row) => ({
          id: row.id,
          title: `${row.number} · ${row.summary}`,
          to: `/orders/${row.id}`,
          ...(row.customerName !== null && { person: row.customerName }),
        }));
      },
    },
  ],
};

export { MessageKindText, messageIcons } from './message-kind-text.tsx';
export { OrderSlip, useSlipPrint } from './order-slip.tsx';
export { OrderProgress, OrderStateBadge } from './order-state-badge.tsx';
