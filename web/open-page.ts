import { moduleScreens } from './screens.ts';

/**
 * A page for whoever has a link to it, if the address is one: nobody is asked who they are.
 */
export const OpenPage = moduleScreens
  .flatMap(({ openPages = [] }) => openPages)
  .find(({ path }) =>
    new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+')}$`).test(window.location.pathname),
  )?.component;
