/** What somebody can ask for (Art. 7 (3), 15 to 22 GDPR), each with the provision it rests on. One request is about one of them. */
export const rights = {
  access: { law: 'Art. 15', tellsRecipients: false },
  rectification: { law: 'Art. 16', tellsRecipients: true },
  erasure: { law: 'Art. 17', tellsRecipients: true },
  restriction: { law: 'Art. 18', tellsRecipients: true },
  portability: { law: 'Art. 20', tellsRecipients: false },
  objection: { law: 'Art. 21 Abs. 1', tellsRecipients: false },
  'marketing-objection': { law: 'Art. 21 Abs. 2', tellsRecipients: false },
  withdrawal: { law: 'Art. 7 Abs. 3', tellsRecipients: false },
  'human-review': { law: 'Art. 22', tellsRecipients: false },
} as const;

/** A right a request is about. */
export type Right = keyof typeof rights;

/** All rights, in the order they are offered. */
export const rightIds = Object.keys(rights) as [Right, ...Right[]];

/** How a request reached the company. `link`: the person wrote it on the public page. `portal`: signed in to the portal. */
export const channels = ['counter', 'letter', 'e-mail', 'phone', 'link', 'portal'] as const;

/** How a request reached the company. */
export type Channel = (typeof channels)[number];

/**
 * How it was found out that somebody is who they say (Art. 12 (6) GDPR). A card is looked at and given back: what is kept is that it
 * was seen, never a copy or its number (§ 20 PAuswG; Art. 5 (1) c GDPR).
 */
export const identityChecks = [
  'known-in-person',
  'card-seen',
  'security-question',
  'letter-to-known-address',
  'known-mailbox',
] as const;

/** How an identity is known: by what somebody checked, or because the person was signed in with an account of their own. */
export const knownBy = [...identityChecks, 'portal-login'] as const;

/** How an identity was checked. */
export type IdentityCheck = (typeof knownBy)[number];

/**
 * Why a request is not fulfilled. Manifestly unfounded or excessive (Art. 12 (5)), not to be identified (Art. 11 (2), 12 (2)), kept by
 * law (Art. 17 (3) b, e; § 35 BDSG), rights of others (Art. 15 (4), 20 (4)), right as it is, compelling grounds (Art. 21 (1)).
 */
export const refusalGrounds = {
  unfounded: 'Art. 12 Abs. 5 Satz 2 Buchst. b DSGVO',
  unidentified: 'Art. 12 Abs. 2 Satz 2, Abs. 6 DSGVO',
  'kept-by-law': 'Art. 17 Abs. 3 Buchst. b DSGVO',
  'legal-claims': 'Art. 17 Abs. 3 Buchst. e DSGVO',
  'rights-of-others': 'Art. 15 Abs. 4, Art. 20 Abs. 4 DSGVO',
  'conditions-missing': 'Art. 16 bis 21 DSGVO',
  'compelling-grounds': 'Art. 21 Abs. 1 Satz 2 DSGVO',
} as const;

/** Why a request is not fulfilled. */
export type RefusalGround = keyof typeof refusalGrounds;

/** How a request ended. */
export type Outcome = 'fulfilled' | 'refused' | 'forwarded' | 'withdrawn';
