import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../platform/ui/index.ts';
import { ArticleDialog } from '../../articles/screens/index.ts';
import classes from './counter.module.css';
import { counterScreenTexts } from './texts.ts';

interface UnknownCodeProps {
  readonly code: string | null;
  readonly onAdded: (code: string) => void;
  readonly onClose: () => void;
}

/** A code nobody knew, and the way to add its article without leaving the counter. */
export function UnknownCode({ code, onAdded, onClose }: UnknownCodeProps) {
  const t = useTexts(counterScreenTexts);
  const [isAdding, setAdding] = useState(false);
  if (code === null) return null;
  return (
    <div className={classes.notice} role="alert">
      <span>{t('sale.unknownCode', { code })}</span>
      <Button size="compact-sm" onClick={() => setAdding(true)}>
        {t('sale.addArticle')}
      </Button>
      <CloseButton size="sm" aria-label={t('sale.dismiss')} onClick={onClose} />
      <ArticleDialog
        article={isAdding ? 'new' : null}
        code={code}
        onClose={() => setAdding(false)}
        onSaved={(article) => onAdded(article.ean ?? article.number)}
      />
    </div>
  );
}
