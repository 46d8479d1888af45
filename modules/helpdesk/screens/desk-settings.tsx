import { Stack } from '@mantine/core';
import { useGet, useTexts } from '../../../platform/ui/index.ts';
import type { DeskReply } from '../schemas.ts';
import { ConfiguredList } from './configured-list.tsx';
import { CannedForm, CategoryForm, TeamForm } from './desk-forms.tsx';
import { screenTexts } from './texts.ts';

/** Topics with their times, teams, and answers written in advance. */
export function DeskSettings() {
  const t = useTexts(screenTexts);
  const { data } = useGet<DeskReply>('/api/helpdesk/desk');
  if (data === undefined) return null;
  const { categories, teams, canned, agents } = data;
  const namesOf = (members: readonly string[]) =>
    agents
      .filter(({ id }) => members.includes(id))
      .map(({ name }) => name)
      .join(', ');
  return (
    <Stack gap="lg">
      <ConfiguredList
        title={t('settings.categories')}
        add={t('settings.addCategory')}
        things={categories}
        nameOf={({ name }) => name}
        aboutOf={({ respondHours: respond, solveHours: solve, offered }) =>
          [
            respond !== null && t('settings.respondIn', { hours: respond }),
            solve !== null && t('settings.solveIn', { hours: solve }),
            offered === 'no' && t('settings.notOffered'),
          ]
            .filter((part) => part !== false)
            .join(' · ')
        }
        form={(topic, onDone) => <CategoryForm {...{ topic, onDone }} position={categories.length} />}
      />
      <ConfiguredList
        title={t('settings.teams')}
        lead={t('settings.teamsLead')}
        add={t('settings.addTeam')}
        things={teams}
        nameOf={({ name }) => name}
        aboutOf={({ members }) => namesOf(members)}
        dropAt="/api/helpdesk/teams"
        form={(team, onDone) => <TeamForm {...{ team, agents, onDone }} />}
      />
      <ConfiguredList
        title={t('settings.canned')}
        lead={t('settings.cannedHint')}
        add={t('settings.addCanned')}
        things={canned}
        nameOf={({ title }) => title}
        aboutOf={({ body }) => (body.length > 70 ? `${body.slice(0, 70)} …` : body)}
        dropAt="/api/helpdesk/canned"
        form={(answer, onDone) => <CannedForm {...{ answer, onDone }} />}
      />
    </Stack>
  );
}
