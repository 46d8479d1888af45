import { Button, Group, Stack } from '@mantine/core';
import { CheckField, DateText, Section, StateBadge, useLanguage } from '../../../platform/ui/index.ts';
import type { Review } from '../schemas.ts';
import classes from './reviewed-record.module.css';
import type { Marks } from './use-marks.ts';
import { useRightsTexts } from './use-rights-texts.ts';
import { useFile } from './use-step.ts';
import { WordMarks } from './word-marks.tsx';
import { isMarked, stretchesOf, wordsOf } from './words-of.ts';

type Shown = Review['records'][number];
type Field = Shown['fields'][number];

interface RecordProps {
  readonly path: string;
  readonly record: Shown;
  readonly marks: Marks;
}

/** One record as its person would get it, with everything that can be blacked out in it. */
export function ReviewedRecord({ path, record, marks }: RecordProps) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const { fields: hidden } = marks.of(record.id);
  const isAll = hidden.includes('all');
  const check = (field: string, label: string) => (
    <CheckField
      name={`${record.id}-${field}`}
      value={hidden.includes(field)}
      onChange={() => marks.toggle(record.id, field)}
      error={undefined}
      label={label}
    />
  );
  return (
    <Section
      title={record.title[language]}
      lead={
        <>
          <DateText at={record.createdAt} />{' '}
          {record.isNew && <StateBadge tone="attention">{t('review.isNew')}</StateBadge>}
        </>
      }
    >
      <Stack gap="sm">
        {check('all', t('review.hideAll'))}
        {!isAll &&
          record.fields
            .filter(({ value, withheld }) => value !== '' && !withheld)
            .map((field) => (
              <div key={field.id} className={classes.line}>
                <div className={classes.name}>{field.title[language]}</div>
                <div>
                  {hidden.includes(field.id) ? (
                    <div>█ {t('review.blackedOut')}</div>
                  ) : (
                    <FieldTexts record={record} field={field} marks={marks} />
                  )}
                </div>
                {field.isPersonal && check(field.id, t('review.hide', { field: field.title[language] }))}
              </div>
            ))}
        {!isAll && record.details.length > 0 && (
          <Details record={record} isHidden={hidden.includes('details')} />
        )}
        {!isAll && record.details.length > 0 && check('details', t('review.hideDetails'))}
        {!isAll && record.files.map((file) => <FileLine key={file.id} {...{ path, record, file, marks }} />)}
      </Stack>
    </Section>
  );
}

function Details({ record, isHidden }: { readonly record: Shown; readonly isHidden: boolean }) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  return record.details.map(({ title, rows }) => (
    <div key={title.de} className={classes.field}>
      <div className={classes.name}>{title[language]}</div>
      {isHidden ? (
        <div>█ {t('review.blackedOut')}</div>
      ) : (
        <div className={classes.rows}>{rows.join('\n')}</div>
      )}
    </div>
  ));
}

interface FieldProps {
  readonly record: Shown;
  readonly field: Field;
  readonly marks: Marks;
}

/** The texts of a field with words to black out; a value that is no text is shown as it is. */
function FieldTexts({ record, field, marks }: FieldProps) {
  const t = useRightsTexts();
  const { language } = useLanguage();
  const mentions = record.mentions.find((each) => each.field === field.id)?.words ?? [];
  if (field.texts.length === 0) return <div>{field.value}</div>;
  const partsOf = (item: number) =>
    marks.of(record.id).parts.filter((part) => part.field === field.id && part.item === item);
  const set = (item: number, stamp: string, parts: readonly { from: number; to: number }[]) =>
    marks.setParts(
      record.id,
      field.id,
      item,
      parts.map(({ from, to }) => ({ field: field.id, item, from, to, stamp })),
    );
  const markMentions = () => {
    for (const [item, { text, stamp }] of field.texts.entries()) {
      const parts = partsOf(item);
      const chosen = wordsOf(text).filter(
        (word) => isMarked(word, parts) || mentions.some((mention) => word.text.includes(mention)),
      );
      set(item, stamp, stretchesOf(text, chosen));
    }
  };
  return (
    <>
      {field.texts.map(({ text, stamp }, item) => (
        <WordMarks
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what tells two equal texts apart
          key={`${item}-${stamp}`}
          label={field.title[language]}
          text={text}
          mentions={mentions}
          parts={partsOf(item)}
          onChange={(parts) => set(item, stamp, parts)}
        />
      ))}
      {mentions.length > 0 && (
        <Group gap="xs">
          <strong>{t('review.mentions', { words: mentions.join(', ') })}</strong>
          <Button size="xs" variant="default" onClick={markMentions}>
            {t('review.hideMentions')}
          </Button>
        </Group>
      )}
    </>
  );
}

interface FileProps extends RecordProps {
  readonly file: Shown['files'][number];
}

function FileLine({ path, record, file, marks }: FileProps) {
  const t = useRightsTexts();
  const download = useFile();
  const mark = `file:${file.id}`;
  return (
    <Group>
      <CheckField
        name={`${record.id}-${mark}`}
        value={marks.of(record.id).fields.includes(mark)}
        onChange={() => marks.toggle(record.id, mark)}
        error={undefined}
        label={t('review.hideFile', { name: file.name })}
      />
      <Button
        size="xs"
        variant="default"
        loading={download.busy}
        aria-label={`${t('review.seeFile')}: ${file.name}`}
        onClick={() => download.save(`${path}/files/${record.id}/${file.id}`)}
      >
        {t('review.seeFile')}
      </Button>
    </Group>
  );
}
