import { IconBell, IconBellRinging } from '@tabler/icons-react';
import { GoLink, mayUse, useGet, useSession, useTexts } from '../../platform/ui/index.ts';
import classes from './alarm-bell.module.css';
import { type AlarmsReply, alarmRoles } from './alarm-reply.ts';
import { alarmScreenTexts } from './texts.ts';

/** How many alarms stand, on every page; leads to them. Only for those who may see them. */
export function AlarmBell() {
  const { roles } = useSession().user;
  return mayUse(roles, alarmRoles) ? <Bell /> : null;
}

function Bell() {
  const t = useTexts(alarmScreenTexts);
  const { data } = useGet<AlarmsReply>('/api/alarms', { everySeconds: 30 });
  const standing = data?.standing ?? [];
  const count = standing.length;
  const Icon = count === 0 ? IconBell : IconBellRinging;
  const label = count === 0 ? t('bellNone') : t('bell', { count });
  return (
    <GoLink
      to="/alarms"
      className={classes.bell}
      aria-label={label}
      title={label}
      data-critical={standing.some(({ severity }) => severity === 'critical')}
    >
      <Icon size={20} stroke={1.5} aria-hidden />
      {count > 0 && (
        <span className={classes.count} aria-hidden>
          {count}
        </span>
      )}
    </GoLink>
  );
}
