import { type MantineColorScheme, type MantineColorSchemeManager, MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { PropsWithChildren } from 'react';
import { readNote, writeNote } from './device.ts';
import { LanguageProvider } from './language.tsx';
import { PrivacyShieldProvider } from './privacy-shield.tsx';
import { theme } from './theme.ts';
import { ToastProvider } from './toasts.tsx';

const isScheme = (value: string | null): value is MantineColorScheme =>
  value === 'light' || value === 'dark' || value === 'auto';

/** Keeps light or dark on this device. `scheme.js` reads the same note before the first paint. */
const schemeManager = {
  get: (fallback) => {
    const noted = readNote('scheme');
    return isScheme(noted) ? noted : fallback;
  },
  set: (scheme) => writeNote('scheme', scheme),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => writeNote('scheme', 'auto'),
} satisfies MantineColorSchemeManager;

/**
 * Everything the components need around them. Mantine adds no style element: variables and classes are in the
 * stylesheet (see `theme-css.ts`).
 */
export function UiProvider({ queryClient, children }: PropsWithChildren<{ queryClient: QueryClient }>) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={schemeManager}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <LanguageProvider>
          <PrivacyShieldProvider>
            <ToastProvider>{children}</ToastProvider>
          </PrivacyShieldProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
