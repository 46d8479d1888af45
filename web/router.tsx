import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import type { ComponentType, FunctionComponent } from 'react';
import type { RoleId, ScreenRoute } from '../platform/ui/index.ts';
import { Frame } from './frame/frame.tsx';
import { Broken, Missing, Permitted, Waiting } from './frame/page-states.tsx';
import { OpenPage } from './open-page.ts';
import { moduleScreens } from './screens.ts';
import { Start } from './start/start.tsx';

/** What the shell itself shows. */
const ownRoutes: readonly ScreenRoute[] = [
  { path: '/', component: Start },
  { path: '/account', component: lazyRouteComponent(() => import('./account/account.tsx'), 'Account') },
  {
    path: '/users',
    component: lazyRouteComponent(() => import('./users/users.tsx'), 'Users'),
    roles: ['owner'],
  },
  { path: '/settings', component: lazyRouteComponent(() => import('./settings/settings.tsx'), 'Settings') },
  {
    path: '/settings/$section',
    component: lazyRouteComponent(() => import('./settings/settings.tsx'), 'Settings'),
  },
];

/** A screen that refuses whoever has none of the roles, before it asks the server anything. */
function permitted(Screen: ComponentType, roles: readonly RoleId[] | undefined): FunctionComponent {
  const PermittedScreen = () => (
    <Permitted roles={roles}>
      <Screen />
    </Permitted>
  );
  // keeps the loading in advance that `screen()` gives a lazy component
  return Object.assign(PermittedScreen, 'preload' in Screen ? { preload: Screen.preload } : {});
}

const root = createRootRoute({
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
  notFoundComponent: Missing,
});

const routes = [...ownRoutes, ...moduleScreens.flatMap((module) => module.routes)].map(
  ({ path, component, roles }) =>
    createRoute({ getParentRoute: () => root, path, component: permitted(component, roles) }),
);

/** All screens of the interface. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPendingComponent: Waiting,
  defaultPendingMs: 250,
  defaultErrorComponent: Broken,
  defaultPreload: 'intent',
  // keeps places in the session storage, where visitors of an open page want none
  scrollRestoration: OpenPage === undefined,
  // values after the `?` stay texts: what looks like a number may be a customer's number with a leading zero
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (values) => {
    const kept = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
    return text === '' ? '' : `?${text}`;
  },
});

router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
  if (fromLocation === undefined || !pathChanged) return;
  // who cannot see that the page changed hears its title; a field that took the focus by itself keeps it
  const content = document.getElementById('content');
  if (content === null || content.contains(document.activeElement)) return;
  (content.querySelector<HTMLElement>('h1') ?? content).focus({ preventScroll: true });
});
