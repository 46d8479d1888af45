import { useTexts } from '../../../platform/ui/index.ts';
import { portalScreenTexts } from './texts.ts';

/** The texts of the portal in the reader's language. */
export const usePortalTexts = () => useTexts(portalScreenTexts);
