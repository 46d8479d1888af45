import { useTexts } from '../../../platform/ui/index.ts';
import { customerScreenTexts } from './texts.ts';

const channelNames = Object.keys(
  customerScreenTexts.de.channel,
) as (keyof typeof customerScreenTexts.de.channel)[];

/** The name of a channel in the user's language; the bare word when a newer program wrote it. */
export function useChannelName(): (channel: string) => string {
  const t = useTexts(customerScreenTexts);
  return (channel) => {
    const known = channelNames.find((each) => each === channel);
    return known === undefined ? channel : t(`channel.${known}`);
  };
}
