import { Columns, Section, SelectField, useTexts } from '../../../platform/ui/index.ts';
import type { Look } from '../schemas.ts';
import type { Mapping } from './send-import.ts';
import { fieldKey, importScreenTexts } from './texts.ts';

/** A file as it was found, with a choice of the field for each column. */
export interface MapColumnsProps {
  readonly title: string;
  readonly look: Look;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** Stands for no field in the list of choices, which knows no empty value. */
const unused = '-';

/** Shows how a file was understood and lets the owner say which column fills which field. */
export function MapColumns({ title, look, mapping, onChange }: MapColumnsProps) {
  const t = useTexts(importScreenTexts);
  if (look.table === null) return null;
  const { encoding, separator, header } = look.table;
  const missing = missingFields(look, mapping);
  const fields = look.fields.map(({ field }) => ({ value: field, label: t(fieldKey(field)) }));
  const choices = [{ value: unused, label: t('unused') }, ...fields];
  return (
    <Section
      title={title}
      lead={t('foundAs', { encoding, separator: separator === '\t' ? t('tab') : separator })}
    >
      {missing.length > 0 && (
        <p role="status">{t('needed', { fields: missing.map((field) => t(fieldKey(field))).join(', ') })}</p>
      )}
      {look.consents.length > 0 && <p>{t('noConsents')}</p>}
      <Columns width="sm">
        {header.map((column) => (
          <SelectField
            key={column}
            name={column}
            label={column}
            error={undefined}
            choices={choices}
            value={mapping[column] ?? unused}
            onChange={(field) => onChange(withField(mapping, column, field === unused ? null : field))}
          />
        ))}
      </Columns>
    </Section>
  );
}

/** Fields without which a file cannot be taken over and which no column fills yet. */
export function missingFields(look: Look, mapping: Mapping): readonly string[] {
  const filled = new Set(Object.values(mapping));
  return look.fields.flatMap(({ field, needed }) => (needed && !filled.has(field) ? [field] : []));
}

/** The server's proposal: every column with its field, or with none. */
export const proposedMapping = ({ table, columns }: Look): Mapping =>
  Object.fromEntries(
    (table?.header ?? []).map((column) => [
      column,
      columns.find((each) => each.column === column)?.field ?? null,
    ]),
  );

/** A field has one column: whoever gives it to another takes it from the first. */
const withField = (mapping: Mapping, column: string, field: string | null): Mapping => ({
  ...Object.fromEntries(
    Object.entries(mapping).map(([other, its]) => [other, its === field && field !== null ? null : its]),
  ),
  [column]: field,
});
