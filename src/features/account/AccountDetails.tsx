import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { asApiError } from '#api/apiError.ts';
import { useGetAccount } from '#api/generated/account/account.ts';
import { ApiErrorPanel } from '#shared/ApiErrorPanel.tsx';
import { TopUpLink } from '#brand/OperatorLinks.tsx';
import { type Account, readAccount } from '#domain/account.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { placeholder } from '#i18n/formats.ts';
import { Balance, useIsOverdrawn } from '#shared/Balance.tsx';
import { MissingScope } from '#shared/MissingScope.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Section } from '#ui/Card.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { Notice } from '#ui/Notice.tsx';
import { SkeletonLines } from '#ui/Skeleton.tsx';
import { Spinner } from '#ui/Spinner.tsx';

function TextOrPlaceholder({ text }: { text: string }): ReactNode {
  return text === '' ? <span>{placeholder}</span> : <BidiText text={text} max={1_000} />;
}

/** The name of a tier that the API is known to use; any other tier is shown as the API's word. */
function TierName({ tier }: { tier: string }): ReactNode {
  switch (tier) {
    case 'standard':
      return <Trans>Standard</Trans>;
    case 'pro':
      return <Trans>Pro</Trans>;
    case 'enterprise':
      return <Trans>Enterprise</Trans>;
    default:
      return <TextOrPlaceholder text={tier} />;
  }
}

function Details({ account }: { account: Account }): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  const isOverdrawn = useIsOverdrawn(account.balance);
  return (
    <DefinitionList>
      <Definition term={t`Name`}>
        <TextOrPlaceholder text={account.name} />
      </Definition>
      <Definition term={t`Email`}>
        <TextOrPlaceholder text={account.email} />
      </Definition>
      <Definition term={t`Account ID`}>
        {account.id === '' ? placeholder : <CopyableText text={account.id} what={t`account ID`} />}
      </Definition>
      <Definition term={t`Tier`}>
        <TierName tier={account.tier} />
      </Definition>
      <Definition term={t`Customer since`}>
        <span translate="no">{formats.date(account.createdAt)}</span>
      </Definition>
      <Definition
        term={t`Balance`}
        note={
          isOverdrawn && (
            <Trans>Top up before you deploy or buy add-ons: the API will most likely refuse both.</Trans>
          )
        }
      >
        <strong className="font-medium">
          <Balance balance={account.balance} />
        </strong>
      </Definition>
    </DefinitionList>
  );
}

/** The account as the API returns it, or a notice that the key may not read it. */
export function AccountDetails(): ReactNode {
  const { t } = useLingui();
  const { data, error, isFetching, refetch } = useGetAccount({ query: { select: readAccount } });
  return (
    <Section heading={t`Account details`} actions={(data !== undefined || error === null) && <TopUpLink />}>
      <div className="flex flex-col gap-4">
        {asApiError(error)?.kind === 'forbidden' ? (
          <Notice tone="info" title={t`This key can’t read the account`}>
            <p>
              <MissingScope scope="account:read" />{' '}
              <Trans>Everything else this key is allowed to do still works.</Trans>
            </p>
          </Notice>
        ) : (
          error !== null && (
            <ApiErrorPanel
              what={<Trans>Couldn’t load the account.</Trans>}
              error={error}
              retrying={isFetching}
              onRetry={() => void refetch()}
            />
          )
        )}
        {data !== undefined && <Details account={data} />}
        {data === undefined && error === null && (
          // As high as the details.
          <div className="flex min-h-61 flex-col gap-4">
            <SkeletonLines lines={5} />
            <Spinner label={<Trans>Loading account</Trans>} />
          </div>
        )}
      </div>
    </Section>
  );
}
