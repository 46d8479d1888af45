import type { PeriodOf } from '../clock/due.ts';
import type { Language, Recipient, Register, Text } from '../declare/index.ts';

/** Somebody who can be written to. Empty strings are what the owner has not entered. */
export interface ContactPoint {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly email: string;
  readonly phone: string;
}

/** A supervisory authority (Art. 51 GDPR, § 40 BDSG). */
export interface Authority extends ContactPoint {
  readonly website: string;
}

/** The controller and all that only its owner knows. `null`: not entered yet, so papers ask for it. */
export interface Controller {
  readonly company: ContactPoint;
  /** Who represents the company (§ 35a GmbHG and the like). */
  readonly representative: string | null;
  /** `none-required`: the owner has looked at § 38 BDSG and needs no officer. */
  readonly officer: ContactPoint | 'none-required' | null;
  readonly authority: Authority | null;
  /** Where the data lies. */
  readonly hosting: {
    readonly place: string;
    readonly provider: string;
    readonly country: string;
  } | null;
}

/** A recipient as the owner keeps it in the register of recipients and processors. Only those in use appear in the notice. */
export interface KnownRecipient {
  readonly id: string;
  readonly title: Text;
  readonly role: Recipient['role'];
  readonly receives: Text;
  readonly thirdCountry: Recipient['thirdCountry'];
  /** Name and place of the company behind it; `null` while the owner has not entered them. */
  readonly company: { readonly name: string; readonly place: string; readonly country: string } | null;
  /** The agreement under Art. 28 (3): when it was concluded (`YYYY-MM-DD`), or `null` while there is none. */
  readonly agreementOn: string | null;
  readonly certificates: readonly { readonly title: string; readonly validUntil: string | null }[];
  /** Switched on or otherwise in use now. */
  readonly inUse: boolean;
  /** Ids of the activities that name it. Empty for those the owner added for the whole company. */
  readonly activities: readonly string[];
}

/** A pledge with what the last look at the running system said. */
export interface CheckedPledge {
  readonly id: string;
  readonly sentence: Text;
  readonly state: 'kept' | 'broken' | 'not-yet-provable';
  readonly evidence: Text;
  readonly checkedAt: number;
}

/** What the owner answers about a measure that the program cannot see (locks, training), with when it was reviewed. */
export interface MeasureAnswer {
  readonly measure: string;
  readonly state: 'met' | 'not-met' | 'not-applicable';
  readonly how: string;
  readonly answeredAt: number;
}

/** Something the browser keeps on a person's device (§ 25 TDDDG). Only what the user asked for needs no consent. */
export interface DeviceStorage {
  readonly id: string;
  readonly form: 'cookie' | 'local-storage' | 'session-storage';
  /** As the browser's own list shows it. */
  readonly name: string;
  readonly purpose: Text;
  readonly lifetime: Text;
}

/** What the server's log holds and how long, as the program declares it. */
export interface LogKeeping {
  readonly holds: Text;
  readonly keptFor: Text;
}

/** Somebody else for whom this company processes data as a processor (Art. 28, 30 (2) GDPR). */
export interface HostedController {
  readonly id: string;
  readonly company: ContactPoint;
  readonly representative: string | null;
  readonly officer: ContactPoint | 'none-required' | null;
  /** What is done on their behalf (Art. 30 (2) b). */
  readonly processing: readonly Text[];
  /** When the agreement under Art. 28 (3) was concluded (`YYYY-MM-DD`), or `null` while there is none. */
  readonly agreementOn: string | null;
}

/** All that papers are written from. Nothing else goes into them, so they say what runs. Holds no personal data of customers. */
export interface PaperSource {
  readonly register: Register;
  readonly controller: Controller;
  readonly recipients: readonly KnownRecipient[];
  readonly pledges: readonly CheckedPledge[];
  readonly measures: readonly MeasureAnswer[];
  /** Wordings of the consents in force, by consent id; the owner may have adapted the declared ones. */
  readonly wordings: ReadonlyMap<string, { readonly version: string; readonly text: Text }>;
  /** How many records of each kind are stored, by kind id. */
  readonly counts: ReadonlyMap<string, number>;
  /** What is kept on devices: the cookie and the notes of the interface. */
  readonly device: readonly DeviceStorage[];
  readonly log: LogKeeping;
  /** Whom the company processes data for. Empty where it only processes its own. */
  readonly hostedFor: readonly HostedController[];
  /** Periods the owner set in place of the law's. */
  readonly periodOf: PeriodOf;
  /** Instant (ms since 1970). Never printed into a version's text, so that the same state gives the same hash. */
  readonly now: number;
  readonly language: Language;
}
