import { confidentiality } from './confidentiality.ts';
import { deletion } from './deletion.ts';
import { documentation } from './documentation.ts';
import { integrity } from './integrity.ts';
import { intervenability } from './intervenability.ts';
import type { Measure } from './measure.ts';
import { requests } from './requests.ts';
import { transparency } from './transparency.ts';
import { unlinkability } from './unlinkability.ts';

/** All measures the program carries out (Art. 32 GDPR). */
export const catalogue = [
  ...confidentiality,
  ...integrity,
  ...unlinkability,
  ...transparency,
  ...documentation,
  ...deletion,
  ...intervenability,
  ...requests,
] as const satisfies readonly Measure[];
