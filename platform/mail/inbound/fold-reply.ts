import EmailReplyParser from 'email-reply-parser';

/** An answer, apart from what it quotes and what stands under every mail of its sender. */
export interface FoldedReply {
  /** What is new. The whole text where nothing else was recognised. */
  readonly said: string;
  /** Signature and quoted earlier mails, shown on demand; empty when there are none. */
  readonly folded: string;
}

/** Longer texts are not looked through; they are shown whole. */
const longest = 50_000;
const longestLine = 5_000;

/** Parts an answer from its signature and the mails it quotes, in German, English and other languages. Nothing is lost. */
export function foldReply(text: string): FoldedReply {
  if (text.length > longest || text.split('\n').some((line) => line.length > longestLine))
    return { said: text, folded: '' };
  const fragments = new EmailReplyParser().read(text).getFragments();
  const firstHidden = fragments.findLastIndex((each) => !each.isHidden()) + 1;
  const join = (from: number, to: number) =>
    fragments
      .slice(from, to)
      .map((each) => each.getContent())
      .join('\n')
      .trim();
  const said = join(0, firstHidden);
  return said === '' ? { said: text, folded: '' } : { said, folded: join(firstHidden, fragments.length) };
}
