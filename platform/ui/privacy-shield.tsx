import { Button, Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import {
  createContext,
  type PropsWithChildren,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { readNote, writeNote } from './device.ts';
import { useTexts } from './language.tsx';
import classes from './privacy-shield.module.css';
import { uiTexts } from './texts.ts';
import { useShortcut } from './use-shortcut.ts';

interface Shield {
  /** True while customers can see this screen: personal data is covered until somebody shows it on purpose. */
  readonly isUp: boolean;
  readonly setUp: (isUp: boolean) => void;
  /** The key that shows what is covered on this page, if the page has one: said beside each cover. */
  readonly revealKey: string | null;
  readonly setRevealKey: (key: string | null) => void;
}

const ShieldContext = createContext<Shield>({
  isUp: true,
  setUp: () => undefined,
  revealKey: null,
  setRevealKey: () => undefined,
});

/** Keeps whether the shield is up, per device (it depends on how the screen stands). Up unless somebody put it down. */
export function PrivacyShieldProvider({ children }: PropsWithChildren) {
  const [isUp, keep] = useState(() => readNote('shield') !== 'down');
  const setUp = useCallback((up: boolean) => {
    writeNote('shield', up ? 'up' : 'down');
    keep(up);
  }, []);
  const [revealKey, setRevealKey] = useState<string | null>(null);
  const value = useMemo(() => ({ isUp, setUp, revealKey, setRevealKey }), [isUp, setUp, revealKey]);
  return <ShieldContext value={value}>{children}</ShieldContext>;
}

/** Whether the shield is up, and how to change that. */
export function usePrivacyShield(): Shield {
  return use(ShieldContext);
}

/** The switch in the top bar. */
export function PrivacyShieldToggle() {
  const t = useTexts(uiTexts);
  const { isUp, setUp } = usePrivacyShield();
  const Icon = isUp ? IconEyeOff : IconEye;
  const label = t(isUp ? 'shield.on' : 'shield.off');
  return (
    <Tooltip label={label}>
      <UnstyledButton
        className={classes.toggle}
        aria-label={label}
        aria-pressed={isUp}
        onClick={() => setUp(!isUp)}
      >
        <Icon size={20} stroke={1.5} aria-hidden />
      </UnstyledButton>
    </Tooltip>
  );
}

/** What is covered and for how long it stays open. */
export interface PrivacyShieldProps {
  /** What is behind it, as it would stand in a sentence: `Kundendaten`. */
  readonly what?: string;
  /** Covers itself again after so many seconds without a key or a pointer inside. */
  readonly seconds?: number;
}

/**
 * Covers its content while the shield is up (pledge counter.shield): out of sight, out of the accessibility tree, not
 * focusable, and kept alive so that a half-filled form loses nothing. A button shows it on purpose; it covers itself again
 * after some seconds of rest, when the window loses the focus, and when the page is hidden.
 */
export function PrivacyShield({ what, seconds = 20, children }: PropsWithChildren<PrivacyShieldProps>) {
  const t = useTexts(uiTexts);
  const { isUp, revealKey } = usePrivacyShield();
  const [isOpen, setOpen] = useState(false);
  const touch = useSelfCovering(isUp && isOpen, seconds, () => setOpen(false));
  const isCovered = isUp && !isOpen;
  const named = what ?? t('shield.content');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that somebody is still working inside
    <div className={classes.shield} onKeyDown={touch} onPointerMove={touch}>
      {isUp && isOpen && (
        <Button
          className={classes.close}
          variant="default"
          size="compact-xs"
          leftSection={<IconEyeOff size={14} aria-hidden />}
          onClick={() => setOpen(false)}
          aria-label={t('shield.hideThis', { what: named })}
        >
          {t('shield.hide')}
        </Button>
      )}
      <div className={classes.content} inert={isCovered} data-covered={isCovered}>
        {children}
      </div>
      {isCovered && (
        <div className={classes.cover}>
          <IconEyeOff size={20} stroke={1.5} aria-hidden />
          <span>{named}</span>
          <Button
            variant="default"
            size="xs"
            data-shield-reveal
            onClick={() => setOpen(true)}
            aria-label={t('shield.revealThis', { what: named })}
          >
            {t('shield.reveal')}
          </Button>
          {revealKey !== null && (
            <span className={classes.hint}>
              {t('shield.orKey')} <Kbd size="xs">{revealKey}</Kbd>
            </span>
          )}
        </div>
      )}
    </div>
  );
}

/** A personal word within a line, such as a name in a list of hits; while the shield is up it is not in the page at all. */
export function ShieldedText({ children }: PropsWithChildren) {
  const t = useTexts(uiTexts);
  const { isUp } = usePrivacyShield();
  return isUp ? <span className={classes.word}>{t('shield.covered')}</span> : children;
}

/**
 * Gives the page a key that shows on purpose all that is covered on it, instead of several buttons; each covers itself again. Every
 * cover of the page names the key.
 */
export function useRevealKey(key: string): void {
  const { setRevealKey } = usePrivacyShield();
  useShortcut(key, revealAll);
  useEffect(() => {
    setRevealKey(key);
    return () => setRevealKey(null);
  }, [key, setRevealKey]);
}

function revealAll(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-shield-reveal]')) button.click();
}

/** Calls `cover` after `seconds` without a touch and when the window is left. Returns the touch. */
function useSelfCovering(isOpen: boolean, seconds: number, cover: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(cover);
  latest.current = cover;
  const touch = useCallback(() => {
    clearTimeout(timer.current);
    if (isOpen) timer.current = setTimeout(() => latest.current(), seconds * 1_000);
  }, [isOpen, seconds]);
  useEffect(() => {
    touch();
    if (!isOpen) return;
    const leave = () => latest.current();
    window.addEventListener('blur', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener('blur', leave);
      document.removeEventListener('visibilitychange', leave);
    };
  }, [isOpen, touch]);
  return touch;
}
