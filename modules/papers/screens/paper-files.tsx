import { Button, Group } from '@mantine/core';
import { useTexts, withQuery } from '../../../platform/ui/index.ts';
import { paperScreenTexts } from './texts.ts';

/** The address of a version in a form. */
export const fileAddress = (paper: string, version: number | string, format: string, language: string) =>
  withQuery(`/api/papers/${paper}/versions/${version}/${format}`, { language });

/** A version to look at, print and download. */
export function PaperFiles(props: {
  readonly paper: string;
  readonly version: number | 'draft';
  readonly language: string;
}) {
  const t = useTexts(paperScreenTexts);
  const href = (format: string) => fileAddress(props.paper, props.version, format, props.language);
  return (
    <Group mt="md">
      <Button component="a" variant="default" href={href('html')} target="_blank" rel="noreferrer">
        {t('look')}
      </Button>
      {(['pdf', 'docx', 'json'] as const).map((format) => (
        <Button key={format} component="a" variant="default" href={href(format)} download>
          {t(`file.${format}`)}
        </Button>
      ))}
    </Group>
  );
}
