import { api } from '../../../platform/ui/index.ts';
import type { Contract } from '../schemas.ts';

/** What the form holds. */
export interface ContractValues {
  readonly personId: string | null;
  readonly companyId: string | null;
  readonly newCompany: string;
  readonly partner: string;
  readonly services: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly note: string;
  readonly lastInvoiceOn: string;
}

/** What the form begins with. */
export const valuesOf = (contract: Contract | null, personId: string | null): ContractValues => ({
  personId,
  companyId: contract?.companyId ?? null,
  newCompany: '',
  partner: contract?.partner ?? '',
  services: contract?.services.join('\n') ?? '',
  startsOn: contract?.startsOn ?? '',
  endsOn: contract?.endsOn ?? '',
  note: contract?.note ?? '',
  lastInvoiceOn: contract?.billing?.lastInvoiceOn ?? '',
});

/** A contract is with a person, with a company that is known or with a new one. */
export const namesPartner = ({ personId, companyId, newCompany }: ContractValues): boolean =>
  personId !== null || companyId !== null || newCompany.trim() !== '';

/** Makes a contract, with a new company where one is named, or changes one. */
export async function saveContract(contract: Contract | null, values: ContractValues): Promise<void> {
  const { companyId, newCompany, partner, services, startsOn, endsOn, note, lastInvoiceOn } = values;
  const terms = {
    ...{ partner, startsOn, note, endsOn: endsOn === '' ? null : endsOn },
    services: services
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  };
  if (contract === null) {
    const company =
      values.personId !== null
        ? null
        : (companyId ?? (await api.post<{ id: string }>('/api/companies', { name: newCompany })).id);
    await api.post('/api/contracts', { ...terms, personId: values.personId, companyId: company });
    return;
  }
  const path = `/api/contracts/${contract.id}`;
  const changed = await api.put<{ revision: number }>(path, { ...terms, revision: contract.revision });
  if (contract.billing !== null && (contract.billing.lastInvoiceOn ?? '') !== lastInvoiceOn)
    await api.put(`${path}/last-invoice`, {
      revision: changed.revision,
      lastInvoiceOn: lastInvoiceOn === '' ? null : lastInvoiceOn,
    });
}
