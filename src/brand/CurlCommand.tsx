import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { operations } from '#api/generated/operations.ts';
import { takesIdempotencyKey } from '#api/idempotency.ts';
import type { OperationId } from '#api/operation.ts';
import { curlSnippet } from '#domain/curlSnippet.ts';
import { variableName } from '#domain/variableName.ts';
import { CodeBlock } from '#ui/CodeBlock.tsx';
import { useBrand } from './BrandContext.ts';

interface CurlCommandProps {
  operation: OperationId;
  params: Readonly<Record<string, string>>;
  body?: object | undefined;
}

/** The inside of `ShowAsCurl`: the command, to be copied. */
export function CurlCommand({ operation: operationId, params, body }: CurlCommandProps): ReactNode {
  const { t } = useLingui();
  const { apiBaseUrl, brand, curlPrefix } = useBrand();
  // One as long as it is shown, so that the copied command can be run again after a lost answer.
  const [ownKey] = useState(() => crypto.randomUUID());
  const operation = operations.find((known) => known.operationId === operationId);
  if (operation === undefined) return null;
  const idempotencyKey = takesIdempotencyKey(operationId) ? ownKey : undefined;
  const variable = `${curlPrefix || variableName(brand.name)}_API_KEY`;
  const { method, path } = operation;
  const baseUrl = new URL(apiBaseUrl, location.origin).href;
  const command = curlSnippet({ method, path, params, body, idempotencyKey }, baseUrl, variable);
  return (
    <CodeBlock
      code={command}
      what={t`command`}
      note={
        <Trans>
          Put your key into the environment variable <code>{variable}</code> first.
        </Trans>
      }
    />
  );
}
