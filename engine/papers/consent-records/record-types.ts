/** A party of a record (ISO/IEC TS 27560:2023, 6.3.6). Contact details are there as far as the owner entered them. */
export interface ConsentParty {
  readonly party_id: string;
  readonly party_name: string;
  readonly party_role: 'pii_controller' | 'pii_processor' | 'third_party' | 'authority' | 'dpo';
  readonly party_address?: string;
  readonly party_email?: string;
  readonly party_phone?: string;
  readonly party_url?: string;
}

/** One kind of data a purpose takes (6.3.5). Declarations do not say whether a person had to give it, hence `null`. */
export interface ConsentPii {
  readonly pii_type: string;
  /** `kind.field`, as declared. */
  readonly pii_attribute_id: string;
  readonly pii_optional: boolean | null;
  readonly sensitive_pii_category: string | null;
  readonly special_pii_category: string | null;
}

/** A word of the person (6.3.7). `evidence` is this project's own: what proves the event (Art. 7 (1) GDPR). */
export interface ConsentEvent {
  readonly event_time: string;
  readonly validity_duration: string;
  /** Who recorded it, by number. */
  readonly entity_id: string;
  readonly event_type: 'explicit';
  readonly event_state: 'consent-given' | 'consent-withdrawn';
  readonly evidence: {
    readonly channel: string;
    readonly wording_version: string;
    /** The wording, where that version is in force; earlier ones are named by version. */
    readonly wording: string | null;
    readonly recorded_at: string;
    readonly ledger_entry: number;
    readonly paper: string | null;
  };
}

/** A consent record with the fields of ISO/IEC TS 27560:2023; valid against `consent-record.schema.json`. */
export interface WrittenConsent {
  readonly schema_version: 'ISO/IEC TS 27560:2023';
  readonly record_id: string;
  readonly pii_principal_id: string;
  readonly pii_processing: {
    /** Version or address of the notice; `null` while none is published. */
    readonly privacy_notice: string | null;
    readonly language: 'de' | 'en';
    readonly purposes: readonly {
      readonly purpose: string;
      readonly purpose_type: string;
      readonly lawful_basis: 'Art. 6 (1) (a) GDPR';
      readonly pii_information: readonly ConsentPii[];
    }[];
    readonly pii_controllers: readonly string[];
    readonly collection_method: readonly string[];
    readonly processing_method: string;
    readonly storage_locations: readonly string[];
    readonly retention_period: readonly string[];
    readonly processing_locations: readonly string[];
    readonly geographic_restrictions: readonly string[];
    readonly recipient_third_parties: readonly string[];
    readonly withdrawal_method: string;
    readonly privacy_rights: readonly string[];
    readonly jurisdiction: 'DE';
    readonly codes_of_conduct: readonly never[];
    readonly impact_assessment: null;
    readonly authority_party: string | null;
  };
  readonly party_identification: readonly ConsentParty[];
  readonly event: readonly ConsentEvent[];
}
