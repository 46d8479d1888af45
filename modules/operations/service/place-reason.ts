import type { Text } from '@redlich/engine';
import { bilingual } from '../../../platform/i18n/translate.ts';
import type { PlaceReason } from '../../../platform/places/index.ts';
import { operationTexts as texts } from '../texts.ts';

/** What is wrong with a place, in words. @param fingerprint the key a server showed, where that is what is asked about */
export const placeReason = (reason: PlaceReason, fingerprint: string | null): Text =>
  bilingual(texts, `reason.${reason}`, { fingerprint: fingerprint ?? '' });
