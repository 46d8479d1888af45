import { Button, Menu } from '@mantine/core';
import { api, useMay, useSend, useSession, useTexts, useToast } from '../../../platform/ui/index.ts';
import { demoTexts } from '../texts.ts';

const steps = [1, 7, 30, 365] as const;

/** Puts the clock of the demonstration forward, to see what dies by itself. */
export function AdvanceClock() {
  const { isDemo } = useSession();
  const may = useMay(['owner', 'manager']);
  return isDemo && may ? <AdvanceMenu /> : null;
}

function AdvanceMenu() {
  const t = useTexts(demoTexts);
  const toast = useToast();
  const advance = useSend((days: number) => api.post('/api/demo/clock', { days }), { refreshes: ['/api/'] });
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button size="compact-xs" variant="default" loading={advance.isPending}>
          {t('advance')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {steps.map((count) => (
          <Menu.Item
            key={count}
            onClick={() =>
              advance.mutate(count, {
                onSuccess: () => toast.good(t('advanced', { count })),
                onError: toast.bad,
              })
            }
          >
            {t('days', { count })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
