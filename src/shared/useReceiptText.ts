import { useLingui } from '@lingui/react/macro';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { utcText } from '#i18n/formats.ts';
import { shorten, visibleText } from '#ui/visibleText.ts';
import type { Receipt } from '#domain/receipt.ts';

/** A receipt in plain words. */
export interface ReceiptText {
  /** In one line, for the activity log, which shows server and time itself. */
  readonly line: (receipt: Receipt) => string;
  /** In full, for copying. */
  readonly whole: (receipt: Receipt) => string;
}

export function useReceiptText(): ReceiptText {
  const { t } = useLingui();
  const formats = useFormats();

  function amounts(receipt: Receipt): string[] {
    const { charged, newMonthlyPrice, allocatedIps, addresses = [], balanceBefore, balanceAfter } = receipt;
    const [money, monthly] = [formats.money(charged), formats.money(newMonthlyPrice)];
    const [former, present] = [formats.money(balanceBefore), formats.money(balanceAfter)];
    const count = allocatedIps ?? addresses.length;
    const list = addresses.map((address) => visibleText(shorten(address, 64))).join(', ');
    return [
      charged === undefined ? t`Charged: the API didn’t say; check your balance` : t`Charged: ${money}`,
      newMonthlyPrice !== undefined && t`New monthly price of the server: ${monthly}`,
      count > 0 && (list === '' ? t`Added IPs: ${count}` : t`Added IPs: ${count} (${list})`),
      balanceBefore !== undefined && balanceAfter !== undefined && t`Balance: ${former} → ${present}`,
    ].filter((part) => part !== false);
  }
  const nameOf = ({ addonName }: Receipt): string => visibleText(addonName);
  return {
    line: (receipt) => [nameOf(receipt), ...amounts(receipt)].join(' · '),
    whole: (receipt) => {
      const { serverId, serverName, at } = receipt;
      const time = utcText(at);
      return [
        nameOf(receipt),
        t`Server: ${serverName} (${serverId})`,
        t`Bought: ${time}`,
        ...amounts(receipt),
      ].join('\n');
    },
  };
}
