import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useToast } from '../../../platform/ui/index.ts';
import { useSlipPrint } from '../../orders/screens/index.ts';

interface PrintSlipProps {
  readonly orderId: string;
  readonly label: string;
  readonly isMain?: true;
}

/** Prints an order slip. The order is opened when somebody prints it, not before. */
export function PrintSlip({ orderId, label, isMain }: PrintSlipProps) {
  const toast = useToast();
  const { print, sheet } = useSlipPrint();
  return (
    <>
      <Button
        size={isMain ? 'sm' : 'compact-sm'}
        variant={isMain ? 'filled' : 'default'}
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => void print(orderId).catch(toast.bad)}
      >
        {label}
      </Button>
      {sheet}
    </>
  );
}
