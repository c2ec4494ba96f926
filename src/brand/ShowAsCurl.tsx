import { Trans } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { Operation, OperationId } from '#api/operation.ts';
import { Button } from '#ui/Button.tsx';
import { CurlCommand } from './CurlCommand.tsx';

/** The names in a path's braces: `'id' | 'action'` of "/servers/{id}/power/{action}". */
type NamesIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

export interface ShowAsCurlProps<Id extends OperationId> {
  operation: Id;
  /** What stands in the path's braces; `{}` where it has none. */
  params: Readonly<Record<NamesIn<Extract<Operation, { operationId: Id }>['path']>, string>>;
  /** The very body that would be sent. */
  body?: object | undefined;
  /** What is on its button, where it stands apart from what it is about. */
  label?: ReactNode;
}

/** Opens the same call as a command for a shell, with a variable in place of the key. */
export function ShowAsCurl<Id extends OperationId>(props: ShowAsCurlProps<Id>): ReactNode {
  const { operation, params, body, label = <Trans>Show as curl</Trans> } = props;
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div>
        <Button
          variant="ghost"
          size="sm"
          aria-expanded={isOpen}
          aria-controls={panelId}
          onClick={() => setOpen(!isOpen)}
          className="-ms-2.5"
        >
          <ChevronDown aria-hidden="true" className={isOpen ? undefined : '-rotate-90'} />
          {label}
        </Button>
      </div>
      <div id={panelId} hidden={!isOpen}>
        {isOpen && <CurlCommand operation={operation} params={params} body={body} />}
      </div>
    </div>
  );
}
