import { useTexts } from '../../platform/ui/index.ts';
import { alarmScreenTexts } from './texts.ts';

const known = ['scanner', 'injection', 'path-traversal', 'relay-probing', 'protocol-abuse'] as const;

/** Names what an attack was recognised by; anything else stays what it is. */
export function useRuleTitle(): (rule: string) => string {
  const t = useTexts(alarmScreenTexts);
  return (rule) => {
    const one = known.find((each) => each === rule);
    return one === undefined ? rule : t(`attacks.rules.${one}`);
  };
}
