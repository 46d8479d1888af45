import { Button, FileInput, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import {
  api,
  ErrorNotice,
  SelectField,
  TextAreaField,
  TextField,
  useForm,
  useGet,
  useTexts,
} from '../../../platform/ui/index.ts';
import { NoticeLink } from '../../papers/screens/index.ts';
import classes from './contact.module.css';
import { useFrameHeight } from './frame-height.ts';
import { solveTask, type Task } from './solve-task.ts';
import { contactFormScreenTexts } from './texts.ts';

interface Form {
  readonly company: string;
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly megabytes: number;
  readonly framedOn: readonly string[];
  readonly task: Task;
}
interface Sent {
  readonly number: string;
  readonly all: boolean;
}

/** Whose form the address names: behind `/contact/`, as frames need it, or behind the `#` of a link. */
const tenantIn = ({ pathname, hash }: Location): string =>
  decodeURIComponent(pathname.split('/')[2] ?? hash.slice(1));

/** The open form, alone or in a frame of the company's own website. No cookie, nothing stored, no foreign service, nothing to sign up for. */
export function ContactPage() {
  const t = useTexts(contactFormScreenTexts);
  const tenant = tenantIn(window.location) || '-';
  const path = `/api/contact-form/${encodeURIComponent(tenant)}`;
  const { data, error } = useGet<Form>(path);
  const [sent, setSent] = useState<Sent | null>(null);
  useFrameHeight(data?.framedOn);
  const title =
    data === undefined || data.company === '' ? t('heading') : t('headingOf', { company: data.company });
  return (
    <main className={window.self === window.top ? classes.page : classes.framed}>
      <Title order={1}>{title}</Title>
      {error !== null && <p role="alert">{t('closed')}</p>}
      {data !== undefined && !window.isSecureContext && (
        <p role="alert">
          {t('insecure')} <a href={`/contact/${encodeURIComponent(tenant)}/plain`}>{t('plain')}</a>
        </p>
      )}
      {data !== undefined && sent === null && <Write path={path} form={data} onSent={setSent} />}
      {sent !== null && <Thanks sent={sent} onAnother={() => setSent(null)} />}
      <NoticeLink tenant={tenant} target="_blank" />
    </main>
  );
}

function Thanks({
  sent: { number, all },
  onAnother,
}: {
  readonly sent: Sent;
  readonly onAnother: () => void;
}) {
  const t = useTexts(contactFormScreenTexts);
  return (
    <div role="status">
      <p>
        <strong>{t('sent')}</strong>
      </p>
      <p>{t('sentNumber', { number })}</p>
      {!all && <p>{t('notAll')}</p>}
      <Button variant="default" onClick={onAnother}>
        {t('another')}
      </Button>
    </div>
  );
}

interface WriteProps {
  readonly path: string;
  readonly form: Form;
  readonly onSent: (sent: Sent) => void;
}

const blank = { name: '', email: '', categoryId: null as string | null, subject: '', text: '', website: '' };

function Write({ path, form: { categories, megabytes }, onSent }: WriteProps) {
  const t = useTexts(contactFormScreenTexts);
  const [files, setFiles] = useState<File[]>([]);
  const form = useForm({
    initial: blank,
    async send(values): Promise<Sent> {
      // A task of this moment: the one of the page may have gone stale while somebody wrote.
      const { task } = await api.get<Form>(path);
      const proof = await solveTask(task);
      const { number, pass } = await api.post<{ number: string; pass: string }>(path, { ...values, proof });
      let all = true;
      for (const file of files) {
        try {
          await api.attach(`${path}/${pass}/files`, file);
        } catch {
          all = false;
        }
      }
      return { number, all };
    },
    onDone: onSent,
  });
  const { name, email, subject, text } = form.values;
  return (
    <form {...form.form}>
      <Stack>
        <p>{t('lead')}</p>
        <TextField {...form.field('name')} label={t('name')} maxLength={160} />
        <TextField {...form.field('email')} label={t('email')} type="email" />
        {categories.length > 0 && (
          <SelectField
            {...form.field('categoryId')}
            label={t('category')}
            need="optional"
            choices={categories.map((each) => ({ value: each.id, label: each.name }))}
          />
        )}
        <TextField {...form.field('subject')} label={t('subject')} maxLength={200} />
        <TextAreaField {...form.field('text')} label={t('text')} rows={8} />
        <FileInput
          multiple
          label={t('files')}
          description={t('filesHint', { megabytes })}
          value={files}
          onChange={setFiles}
        />
        <FieldForMachines value={form.values.website} onChange={form.field('website').onChange} />
        <ErrorNotice error={form.error} />
        <Button
          type="submit"
          loading={form.isSending}
          disabled={
            !window.isSecureContext || [name, email, subject, text].some((each) => each.trim() === '')
          }
        >
          {t('send')}
        </Button>
      </Stack>
    </form>
  );
}

/** Nobody sees it; only a program fills it in. */
function FieldForMachines(props: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useTexts(contactFormScreenTexts);
  return (
    <div className={classes.machines} aria-hidden>
      <label>
        {t('machines')}
        <input
          name="website"
          tabIndex={-1}
          autoComplete="off"
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      </label>
    </div>
  );
}
