import { IconHome, IconSettings, IconUsersGroup } from '@tabler/icons-react';
import { translate } from '../../platform/i18n/index.ts';
import {
  type ModuleScreens,
  mayUse,
  type NavEntry,
  type ScreenIcon,
  useLanguage,
  useSession,
  useTexts,
} from '../../platform/ui/index.ts';
import { moduleScreens } from '../screens.ts';
import { shellTexts } from '../texts.ts';

/** A place in the navigation, in the user's language. */
export interface Place {
  readonly path: string;
  readonly label: string;
  readonly icon: ScreenIcon;
  readonly key?: string;
}

/** Where this user may go: first the start page, then the modules' places in their order, then what belongs to the shell. */
export interface Places {
  readonly work: readonly Place[];
  readonly care: readonly Place[];
}

/** The places of the navigation for the signed-in user. */
export function usePlaces(): Places {
  const t = useTexts(shellTexts);
  const { language } = useLanguage();
  const { roles } = useSession().user;
  const say = (module: ModuleScreens, entry: NavEntry): Place => ({
    path: entry.path,
    label: translate(module.texts, language, entry.labelKey),
    icon: entry.icon,
    ...(entry.key && { key: entry.key }),
  });
  const work = moduleScreens
    .flatMap((module) => module.nav.map((entry) => ({ module, entry })))
    .filter(({ entry }) => mayUse(roles, entry.roles))
    .sort((a, b) => a.entry.order - b.entry.order)
    .map(({ module, entry }) => say(module, entry));
  const care: Place[] = [{ path: '/settings', label: t('nav.settings'), icon: IconSettings }];
  if (mayUse(roles, ['owner'])) care.unshift({ path: '/users', label: t('nav.users'), icon: IconUsersGroup });
  return { work: [{ path: '/', label: t('nav.start'), icon: IconHome, key: 'h' }, ...work], care };
}
