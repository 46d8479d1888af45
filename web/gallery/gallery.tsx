import '../styles.ts';
import { createHashHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient, Page, SessionProvider, UiProvider } from '../../platform/ui/index.ts';
import classes from './gallery.module.css';
import { ShowFeedback } from './show-feedback.tsx';
import { ShowForms } from './show-forms.tsx';
import { ShowLists } from './show-lists.tsx';
import { ShowPrivacy } from './show-privacy.tsx';
import { ShowTime } from './show-time.tsx';

/** The gallery stands still in time, so that two pictures of it can be compared. */
export const galleryNow = Date.UTC(2026, 10, 23, 9, 30);

const session = {
  user: { id: 'u1', name: 'Frida Brandt', roles: ['owner'], language: 'de' },
  company: { name: 'Buchhandlung Seitenweise' },
  clockOffset: galleryNow - Date.now(),
  isDemo: false,
};

function Gallery() {
  return (
    <main className={classes.gallery}>
      <Page title="Bausteine" lead="Alle gemeinsamen Bausteine der Oberfläche, mit erfundenen Angaben.">
        <ShowPrivacy />
        <ShowLists />
        <ShowTime />
        <ShowForms />
        <ShowFeedback />
      </Page>
    </main>
  );
}

const router = createRouter({
  routeTree: createRootRoute({ component: Gallery }),
  history: createHashHistory(),
});
const place = document.getElementById('app');
if (place === null) throw new Error('the gallery has no place');
createRoot(place).render(
  <StrictMode>
    <UiProvider queryClient={createQueryClient()}>
      <SessionProvider session={session}>
        <RouterProvider router={router} />
      </SessionProvider>
    </UiProvider>
  </StrictMode>,
);
