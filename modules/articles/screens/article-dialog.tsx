import { Button, Group, Stack } from '@mantine/core';
import {
  api,
  CheckField,
  Columns,
  Dialog,
  ErrorNotice,
  type FormInUse,
  MoneyField,
  NumberField,
  RadioField,
  TextField,
  useForm,
  useTexts,
  useToast,
} from '../../../platform/ui/index.ts';
import { articleCode, isBookCode } from '../code.ts';
import type { Article } from '../schemas.ts';
import { articleTexts } from '../texts.ts';

/** The window an article is added or edited in. */
export interface ArticleDialogProps {
  /** The article to edit; `new` for a new one, `null` while the window is closed. */
  readonly article: Article | 'new' | null;
  /** Code of a new article, when one was scanned that nobody knew. */
  readonly code?: string;
  readonly onClose: () => void;
  readonly onSaved?: (article: Article) => void;
}

/** Adds or edits an article. */
export function ArticleDialog({ article, code = '', onClose, onSaved }: ArticleDialogProps) {
  const t = useTexts(articleTexts);
  const title = article === 'new' ? t('form.add') : t('form.edit');
  return (
    <Dialog title={title} opened={article !== null} onClose={onClose} size="lg">
      {article !== null && (
        <ArticleForm
          key={article === 'new' ? code : article.id}
          article={article === 'new' ? null : article}
          code={code}
          onSaved={(saved) => {
            onClose();
            onSaved?.(saved);
          }}
        />
      )}
    </Dialog>
  );
}

interface Values {
  readonly number: string;
  readonly ean: string;
  readonly title: string;
  readonly maker: string;
  readonly supplier: string;
  readonly priceCents: number | null;
  readonly vatClass: string;
  readonly stock: number | null;
  readonly active: boolean;
}

/** Books are taxed at the reduced rate, most other things at the full one. */
const usualVat = (code: string): string => (isBookCode(articleCode(code) ?? '') ? 'reduced' : 'full');

const valuesOf = (article: Article | null, code: string): Values => ({
  number: article?.number ?? '',
  ean: article?.ean ?? code,
  title: article?.title ?? '',
  maker: article?.maker ?? '',
  supplier: article?.supplier ?? '',
  priceCents: article?.priceCents ?? null,
  vatClass: article?.vatClass ?? usualVat(code),
  stock: article?.stock ?? 0,
  active: article?.active ?? true,
});

interface ArticleFormProps {
  readonly article: Article | null;
  readonly code: string;
  readonly onSaved: (article: Article) => void;
}

function ArticleForm({ article, code, onSaved }: ArticleFormProps) {
  const t = useTexts(articleTexts);
  const toast = useToast();
  const form = useForm<Values, Article>({
    initial: valuesOf(article, code),
    send: (values) => {
      const body = { ...values, stock: values.stock ?? 0 };
      return article === null
        ? api.post<Article>('/api/articles', body)
        : api.patch<Article>(`/api/articles/${article.id}`, { ...body, revision: article.revision });
    },
    refreshes: ['/api/articles'],
    warnsBeforeLeaving: true,
    onDone(saved) {
      toast.good(t(article === null ? 'form.added' : 'form.changed'));
      onSaved(saved);
    },
  });
  return (
    <form {...form.form}>
      <Stack gap="md">
        <ArticleFields form={form} isNew={article === null} />
        <CheckField {...form.field('active')} label={t('field.active')} />
        <ErrorNotice error={form.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={form.isSending}>
            {t('form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What an article is: its names, its codes, its price. */
function ArticleFields({ form, isNew }: { readonly form: FormInUse<Values>; readonly isNew: boolean }) {
  const t = useTexts(articleTexts);
  const ean = form.field('ean');
  const changeEan = (typed: string) =>
    form.change(
      isNew && articleCode(typed) !== null ? { ean: typed, vatClass: usualVat(typed) } : { ean: typed },
    );
  return (
    <>
      <TextField {...form.field('title')} label={t('field.title')} maxLength={200} focusFirst />
      <Columns width="sm">
        <TextField {...form.field('maker')} label={t('field.maker')} need="optional" maxLength={200} />
        <TextField {...form.field('supplier')} label={t('field.supplier')} need="optional" maxLength={200} />
      </Columns>
      <Columns width="sm">
        <TextField
          {...ean}
          onChange={changeEan}
          label={t('field.ean')}
          need="optional"
          inputMode="numeric"
          maxLength={20}
        />
        <TextField
          {...form.field('number')}
          label={t('field.number')}
          {...(isNew && { hint: t('field.numberHint'), need: 'optional' })}
          maxLength={40}
        />
      </Columns>
      <Columns width="sm">
        <MoneyField
          {...form.field('priceCents')}
          label={t('field.price')}
          hint={t('field.priceHint')}
          min={0}
        />
        <NumberField {...form.field('stock')} label={t('field.stock')} />
      </Columns>
      <RadioField
        {...form.field('vatClass')}
        label={t('field.vatClass')}
        choices={[
          { value: 'reduced', label: t('vat.reduced') },
          { value: 'full', label: t('vat.full') },
        ]}
      />
    </>
  );
}
