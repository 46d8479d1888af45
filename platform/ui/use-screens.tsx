import { type ComponentType, createContext, type PropsWithChildren, use } from 'react';
import { translate } from '../i18n/index.ts';
import { useLanguage } from './language.tsx';
import type { ModuleScreens, RoleId } from './screens.ts';
import { mayUse, useSession } from './session.tsx';

const ScreensContext = createContext<readonly ModuleScreens[]>([]);

/** Makes the list of the modules' screens known to all screens, so that one module can show what others offer. */
export function ScreensProvider({
  screens,
  children,
}: PropsWithChildren<{ screens: readonly ModuleScreens[] }>) {
  return <ScreensContext value={screens}>{children}</ScreensContext>;
}

/** Something a module offers, its title put into words. */
export interface Offered<Props> {
  /** `<module>.<id>`, unique in the whole interface. */
  readonly id: string;
  readonly title: string;
  readonly component: ComponentType<Props>;
}

interface Offer<Props> {
  readonly id: string;
  readonly titleKey: string;
  readonly component: ComponentType<Props>;
  readonly roles?: readonly RoleId[];
  readonly order?: number;
}

/** What all modules offer of one sort to this user, in their order. */
export function useOffers<Props>(
  pick: (module: ModuleScreens) => readonly Offer<Props>[] | undefined,
  rolesByDefault?: readonly RoleId[],
): readonly Offered<Props>[] {
  const { language } = useLanguage();
  const { roles } = useSession().user;
  return use(ScreensContext)
    .flatMap((module) => (pick(module) ?? []).map((offer) => ({ module, offer })))
    .filter(({ offer }) => mayUse(roles, offer.roles ?? rolesByDefault))
    .sort((a, b) => (a.offer.order ?? 100) - (b.offer.order ?? 100))
    .map(({ module, offer }) => ({
      id: `${module.id}.${offer.id}`,
      title: translate(module.texts, language, offer.titleKey),
      component: offer.component,
    }));
}

/** The way to a section of the settings (`import.import`), or `null` when this user has no such section. */
export function useSettingsPath(section: string): string | null {
  const sections = useOffers((module) => module.settings, ['owner']);
  return sections.some(({ id }) => id === section) ? `/settings/${section}` : null;
}

/** The tabs other modules add to a customer's page. */
export function useCustomerTabs(): readonly Offered<{ readonly customerId: string }>[] {
  return useOffers<{ readonly customerId: string }>((module) => module.customerTabs);
}
