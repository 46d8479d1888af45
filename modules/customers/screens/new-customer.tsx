import { Page, useGo, useTexts } from '../../../platform/ui/index.ts';
import { NewCustomerForm } from './new-customer-form.tsx';
import { customerScreenTexts } from './texts.ts';

/** A form for a new customer file, with the consents given in the same moment. Leaves the page for the new file. */
export function NewCustomerPage() {
  const t = useTexts(customerScreenTexts);
  const go = useGo();
  return (
    <Page title={t('customer.new')} crumbs={[{ label: t('list.title'), to: '/customers' }]} width="text">
      <NewCustomerForm
        onCreated={(id) => go(`/customers/${id}`)}
        onExisting={(id) => go(`/customers/${id}`)}
      />
    </Page>
  );
}
