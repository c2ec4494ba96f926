import { Trans, useLingui } from '@lingui/react/macro';
import ChevronDown from 'lucide-react/icons/chevron-down';
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { operations } from '#api/generated/operations.ts';
import { takesIdempotencyKey } from '#api/idempotency.ts';
import type { Operation, OperationId } from '#api/operation.ts';
import { useBrand } from '#brand/BrandContext.ts';
import { curlSnippet, variableName } from '#domain/curlSnippet.ts';
import { Button } from '#ui/Button.tsx';
import { CodeBlock } from '#ui/CodeBlock.tsx';
import { cx } from '#ui/cx.ts';

interface CurlCommandProps {
  operation: OperationId;
  params: Readonly<Record<string, string>>;
  body?: object | undefined;
}

/** The content of `ShowAsCurl`: the command, with a copy button. */
function CurlCommand({ operation: operationId, params, body }: CurlCommandProps): ReactNode {
  const { t } = useLingui();
  const { apiBaseUrl, brand, curlPrefix } = useBrand();
  // The same key while it is shown, so that the copied command can be run again after a lost response.
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
          First put your key into the environment variable <code translate="no">{variable}</code>.
        </Trans>
      }
    />
  );
}

/** The names in a path's braces: `'id' | 'action'` of "/servers/{id}/power/{action}". */
type NamesIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

export interface ShowAsCurlProps<Id extends OperationId> {
  operation: Id;
  /** The values for the braces in the path; `{}` where it has none. */
  params: Readonly<Record<NamesIn<Extract<Operation, { operationId: Id }>['path']>, string>>;
  /** The exact body that would be sent. */
  body?: object | undefined;
  /** The button's label, where the button stands apart from its subject. */
  label?: ReactNode;
  /** Shows the command over the content below instead of pushing it down, in the width of the positioned ancestor. */
  overlays?: boolean;
}

/** Shows the same call as a shell command, with a variable in place of the key. */
export function ShowAsCurl<Id extends OperationId>(props: ShowAsCurlProps<Id>): ReactNode {
  const { operation, params, body, label = <Trans>Show as curl</Trans>, overlays = false } = props;
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!overlays || !isOpen) return undefined;
    // A press on the page itself, or on any button in Safari, moves the focus to nothing.
    function closeOutside({ target }: PointerEvent): void {
      if (target instanceof Node && !box.current?.contains(target)) setOpen(false);
    }
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [overlays, isOpen]);
  function closeOnEscape({ key }: KeyboardEvent): void {
    if (!overlays || key !== 'Escape') return;
    setOpen(false);
    toggle.current?.focus();
  }
  function closeOnFocusElsewhere({ currentTarget, relatedTarget }: FocusEvent): void {
    // Without a target, the user may be about to select some of the text.
    if (overlays && relatedTarget !== null && !currentTarget.contains(relatedTarget)) setOpen(false);
  }
  return (
    <div
      ref={box}
      role="presentation"
      className="flex min-w-0 flex-col gap-2"
      onKeyDown={closeOnEscape}
      onBlur={closeOnFocusElsewhere}
    >
      <div>
        <Button
          ref={toggle}
          variant="ghost"
          size="sm"
          aria-expanded={isOpen}
          aria-controls={panelId}
          onClick={() => setOpen(!isOpen)}
          className="-ms-2.5"
        >
          <ChevronDown aria-hidden="true" className={isOpen ? undefined : '-rotate-90'} />
          <span>{label}</span>
        </Button>
      </div>
      <div
        id={panelId}
        hidden={!isOpen}
        className={cx(overlays && 'absolute inset-x-0 top-full z-10 mt-1 max-w-2xl rounded-md shadow-high')}
      >
        {isOpen && <CurlCommand operation={operation} params={params} body={body} />}
      </div>
    </div>
  );
}
