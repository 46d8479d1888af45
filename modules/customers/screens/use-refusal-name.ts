import { useTexts } from '../../../platform/ui/index.ts';
import { customerScreenTexts } from './texts.ts';

const reasons = Object.keys(
  customerScreenTexts.de.refused,
) as (keyof typeof customerScreenTexts.de.refused)[];

/** Why a customer's data is not shown, in a few words. */
export function useRefusalName(): (reason: string) => string {
  const t = useTexts(customerScreenTexts);
  return (reason) => t(`refused.${reasons.find((each) => each === reason) ?? 'other'}`);
}
