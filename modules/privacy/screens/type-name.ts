import { useTexts } from '../../../platform/ui/index.ts';
import { privacyTexts } from '../texts.ts';

const types = Object.keys(privacyTexts.de.type) as (keyof typeof privacyTexts.de.type)[];

/** The name of a ledger entry's type in the user's language; the bare type when a newer program wrote it. */
export function useTypeName(): (type: string) => string {
  const t = useTexts(privacyTexts);
  return (type) => {
    const known = types.find((each) => each === type);
    return known === undefined ? type : t(`type.${known}`);
  };
}
