import { Title } from '@mantine/core';
import { type PropsWithChildren, type ReactNode, useEffect } from 'react';
import { useTexts } from './language.tsx';
import { GoLink } from './navigate.tsx';
import classes from './page.module.css';
import { uiTexts } from './texts.ts';

/** One step of the way to a page. */
export interface Crumb {
  readonly label: string;
  readonly to: string;
}

/** A page of the interface. */
export interface PageProps {
  readonly title: string;
  /** A sentence below the title, when the title alone does not say what can be done here. */
  readonly lead?: ReactNode;
  /** Beside the title: a number, a badge, the DSGVO label. */
  readonly beside?: ReactNode;
  /** Buttons of the page, the most important one last. */
  readonly actions?: ReactNode;
  /** The way here, without the page itself. */
  readonly crumbs?: readonly Crumb[];
  /** `text` for forms and reading, `full` for lists. */
  readonly width?: 'text' | 'full';
}

/** A page: its title is the window's title and the one `<h1>`; the shell gives it the focus after a change of page. */
export function Page({
  title,
  lead,
  beside,
  actions,
  crumbs = [],
  width = 'full',
  children,
}: PropsWithChildren<PageProps>) {
  const t = useTexts(uiTexts);
  useEffect(() => {
    document.title = `${title} · Redlich`;
  }, [title]);
  return (
    <div className={classes.page} data-width={width}>
      <header className={classes.head}>
        {crumbs.length > 0 && (
          <nav aria-label={t('crumbs')} className={classes.crumbs}>
            <ol>
              {crumbs.map((crumb) => (
                <li key={crumb.to}>
                  <GoLink to={crumb.to}>{crumb.label}</GoLink>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className={classes.line}>
          <div className={classes.words}>
            <div className={classes.title}>
              <Title order={1} tabIndex={-1}>
                {title}
              </Title>
              {beside}
            </div>
            {lead !== undefined && <p className={classes.lead}>{lead}</p>}
          </div>
          {actions !== undefined && (
            <div className={classes.actions} data-screen-only>
              {actions}
            </div>
          )}
        </div>
      </header>
      {children}
    </div>
  );
}

/** A part of a page with a heading of its own and a hairline above it. */
export interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}

/** A part of a page. Sections replace boxes: a heading, a hairline, room. */
export function Section({ title, lead, actions, children }: PropsWithChildren<SectionProps>) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.line}>
        <Title order={2}>{title}</Title>
        {actions !== undefined && (
          <div className={classes.actions} data-screen-only>
            {actions}
          </div>
        )}
      </div>
      {lead !== undefined && <p className={classes.lead}>{lead}</p>}
      {children}
    </section>
  );
}
