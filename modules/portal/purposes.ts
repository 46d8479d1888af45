import { automation, purpose } from '@redlich/engine';
import { agent, manager, owner, portalUser } from '../../platform/roles/roles.ts';

const contract = {
  de: 'Der Vertrag mit Ihnen und die Vereinbarung über die Nutzung des Portals',
  en: 'The contract with you and the agreement on the use of the portal',
} as const;

/** Letting somebody into the protected area and keeping them in (pledge portal.protected). */
export const portalAccess = purpose({
  id: 'portal_access',
  title: { de: 'Zugang zum Portal', en: 'Access to the portal' },
  basis: { article: '6-1-b', contract },
  dpv: 'dpv:EnforceAccessControl',
  roles: [owner, manager, agent, portalUser, automation],
  underRestriction: 'refused',
  onObjection: 'allowed',
});

/** Telling users of security patches, new features and hints, each by the way they chose (pledge portal.notify). */
export const portalNotices = purpose({
  id: 'portal_notices',
  title: { de: 'Hinweise an Nutzende des Portals', en: 'Notices to users of the portal' },
  basis: { article: '6-1-b', contract },
  dpv: 'dpv:CommunicationForCustomerCare',
  roles: [automation],
  underRestriction: 'refused',
  onObjection: 'refused',
});
