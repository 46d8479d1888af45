import { lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType, PropsWithChildren } from 'react';
import type { Texts } from '../i18n/index.ts';

/** Id of a role as the server names it: `owner`, `manager`, `staff`, `bookkeeping`, `officer`, or one a module adds. */
export type RoleId = 'owner' | 'manager' | 'staff' | 'bookkeeping' | 'officer' | (string & {});

/** An icon of `@tabler/icons-react`, or anything drawn the same way. */
export type ScreenIcon = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** A place in the navigation. Shown to users who have one of `roles`; without `roles`, to everybody signed in. */
export interface NavEntry {
  readonly path: `/${string}`;
  /** Key in the module's own texts. */
  readonly labelKey: string;
  readonly icon: ScreenIcon;
  /** Place in the list, ascending. Counter 10, customers 20, orders 30, goods in 40, mailings 50, clock 60, ledger 70. */
  readonly order: number;
  readonly roles?: readonly RoleId[];
  /** A second key for keyboard users: pressed after `g` it goes there (`g` then `o` for orders). */
  readonly key?: string;
}

/** A screen at a path. `$id` is a parameter: read it with `useParam('id')`. */
export interface ScreenRoute {
  readonly path: `/${string}`;
  /** Made with `screen(() => import('./order-list.tsx'), 'OrderList')`, so that each screen is loaded when it is needed. */
  readonly component: ComponentType;
  readonly roles?: readonly RoleId[];
}

/** A section of the settings page. */
export interface SettingsSection {
  readonly id: string;
  readonly titleKey: string;
  readonly component: ComponentType;
  /** Without: the owner only. */
  readonly roles?: readonly RoleId[];
  readonly order?: number;
}

/** A tab on the customer's page, for what other modules know about a customer. */
export interface CustomerTab {
  readonly id: string;
  readonly titleKey: string;
  readonly component: ComponentType<{ readonly customerId: string }>;
  readonly roles?: readonly RoleId[];
  readonly order?: number;
}

/** A panel on the start page: what of this module is waiting today. Shows nothing when nothing waits. */
export interface StartPanel {
  readonly id: string;
  readonly titleKey: string;
  readonly component: ComponentType;
  readonly roles?: readonly RoleId[];
  readonly order?: number;
}

/** One hit of the search in the top bar. */
export interface SearchHit {
  readonly id: string;
  readonly to: string;
  /** Not personal: a number, an article's title. */
  readonly title: string;
  /** Personal: a name, an address. Covered while the privacy shield is up. */
  readonly person?: string;
}

/** What the search in the top bar finds in this module. Called with at least two characters, debounced; `signal` ends it. */
export interface SearchSource {
  readonly id: string;
  readonly titleKey: string;
  readonly roles?: readonly RoleId[];
  readonly find: (words: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
}

/** All that a module shows. Exported as `screens` from `modules/<name>/screens/index.ts` and listed in `web/screens.ts`. */
export interface ModuleScreens {
  readonly id: string;
  readonly texts: Texts;
  readonly nav: readonly NavEntry[];
  readonly routes: readonly ScreenRoute[];
  /** Pages for whoever has a link to them, without signing in. They stand outside the frame and know nobody.
   * `/contact/$tenant` is every address with one more part behind `/contact`. */
  readonly openPages?: readonly Pick<ScreenRoute, 'path' | 'component'>[];
  readonly settings?: readonly SettingsSection[];
  readonly customerTabs?: readonly CustomerTab[];
  readonly startPanels?: readonly StartPanel[];
  readonly search?: readonly SearchSource[];
  /** One short line at the foot of the navigation, such as how much dies within 30 days. */
  readonly clockLine?: ComponentType;
  /** Wraps the signed-in part of the interface, for state that must outlive a change of screen (a sale in progress). */
  readonly provider?: ComponentType<PropsWithChildren>;
}

/**
 * A screen that is loaded when it is first needed, or when the pointer rests on its link.
 *
 * @example { path: '/orders', component: screen(() => import('./order-list.tsx'), 'OrderList') }
 */
export function screen<Module extends Record<Name, ComponentType>, const Name extends string>(
  load: () => Promise<Module>,
  name: Name,
): ComponentType {
  return lazyRouteComponent<Record<string, ComponentType>, string>(load, name);
}
