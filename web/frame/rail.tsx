import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { GoLink, useTexts } from '../../platform/ui/index.ts';
import { Mark } from '../logo.tsx';
import { shellTexts } from '../texts.ts';
import { ClockLine } from './clock-line.tsx';
import { type Place, usePlaces } from './places.ts';
import classes from './rail.module.css';

/** The navigation at the left: with words, or narrow with icons only (always narrow on a small screen). */
export function Rail({ isNarrow, onToggle }: { isNarrow: boolean; onToggle: () => void }) {
  const t = useTexts(shellTexts);
  const { work, care } = usePlaces();
  const Toggle = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const label = t(isNarrow ? 'nav.expand' : 'nav.collapse');
  return (
    <div className={classes.rail} data-narrow={isNarrow}>
      <nav aria-label={t('nav.label')} className={classes.nav}>
        <div className={classes.brand}>
          <Mark />
          <span className={classes.word}>Redlich</span>
        </div>
        <PlaceList places={work} />
        <div className={classes.care}>
          <PlaceList places={care} />
          <ClockLine className={classes.clock} />
        </div>
      </nav>
      <button
        type="button"
        className={classes.toggle}
        onClick={onToggle}
        aria-expanded={!isNarrow}
        aria-label={label}
        title={label}
      >
        <Toggle size={20} stroke={1.5} aria-hidden />
      </button>
    </div>
  );
}

function PlaceList({ places }: { places: readonly Place[] }) {
  return (
    <ul className={classes.places}>
      {places.map(({ path, label, icon: Icon }) => (
        <li key={path}>
          <GoLink to={path} className={classes.place} title={label}>
            <Icon size={20} stroke={1.5} />
            <span className={classes.label}>{label}</span>
          </GoLink>
        </li>
      ))}
    </ul>
  );
}
