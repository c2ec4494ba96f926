import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import { statusLooks } from '#shared/ServerStatusBadge.tsx';
import { BidiText } from '#ui/BidiText.tsx';
import { Button } from '#ui/Button.tsx';
import { Card, Section } from '#ui/Card.tsx';
import { CodeBlock } from '#ui/CodeBlock.tsx';
import { CopyableText } from '#ui/CopyableText.tsx';
import { Copied, CopiedBubble, CopyButton, useCopy } from '#ui/CopyButton.tsx';
import {
  Cell,
  HeadCell,
  type SortDirection,
  SortHeadCell,
  Table,
  TableFrame,
  TableRow,
} from '#ui/DataTable.tsx';
import { Definition, DefinitionList } from '#ui/DefinitionList.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { ScrollList } from '#ui/ScrollList.tsx';
import { StatusBadge } from '#ui/StatusBadge.tsx';
import { StatusShape, type StatusShapeName } from '#ui/StatusShape.tsx';
import { tabLinkClass, Tabs } from '#ui/Tabs.tsx';
import { UpdatedAt } from '#ui/UpdatedAt.tsx';
import { longName, oddName, Piece, Wide } from './Piece.tsx';

const shapes: Record<StatusShapeName, true> = {
  filled: true,
  hollow: true,
  arc: true,
  triangle: true,
  square: true,
  cross: true,
  question: true,
};

function Statuses(): ReactNode {
  const { i18n } = useLingui();
  const looks = Object.entries(statusLooks);
  return (
    <>
      <Piece name="StatusBadge">
        {looks.map(([status, { tone, shape, word }]) => (
          <StatusBadge key={status} tone={tone} shape={shape}>
            {i18n._(word)}
          </StatusBadge>
        ))}
        <StatusBadge tone="neutral" shape="question">
          frobnicating
        </StatusBadge>
      </Piece>
      <Piece name="StatusBadge, plain">
        {looks.map(([status, { tone, shape, word }]) => (
          <StatusBadge key={status} tone={tone} shape={shape} look="plain">
            {i18n._(word)}
          </StatusBadge>
        ))}
      </Piece>
      <Piece name="StatusShape">
        {/* The record has no other keys. */}
        {(Object.keys(shapes) as StatusShapeName[]).map((shape) => (
          <StatusShape key={shape} shape={shape} />
        ))}
      </Piece>
    </>
  );
}

function Texts(): ReactNode {
  return (
    <>
      <Piece name="BidiText">
        <BidiText text="prod-web-1" />
        <BidiText text={oddName} />
        <BidiText text={longName} max={40} />
      </Piece>
      <Piece name="CopyableText">
        <CopyableText text="198.51.100.11" what="IP address" mono />
        <CopyableText text={longName} what="label" />
      </Piece>
      <Piece name="CopyButton">
        <CopyButton text="198.51.100.11" what="address" />
        <CopyButton text="198.51.100.11" what="all addresses" labelled variant="secondary" />
        <CopyButton text="https://example.com/servers/1" label="Copy link" name="Copy link to prod-web-1" />
      </Piece>
      <Piece name="Copied">
        <CopiedByButton />
      </Piece>
      <Piece name="CopiedBubble">
        <BubbleBesideButton />
      </Piece>
      <Piece name="Kbd">
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
        <Kbd>↓</Kbd>
      </Piece>
      <Piece name="UpdatedAt">
        <UpdatedAt at={Date.UTC(2026, 4, 20, 9, 30)} isRefreshing={false} onRefresh={() => undefined} />
      </Piece>
      <Piece name="CodeBlock">
        <Wide whole>
          <CodeBlock
            code={'curl https://api.example.com/v1/servers \\\n  -H "Authorization: Bearer $KEY"'}
            what="command"
            note="First put your key into the environment variable KEY."
          />
        </Wide>
      </Piece>
    </>
  );
}

function Surfaces(): ReactNode {
  return (
    <>
      <Piece name="Card">
        <Wide>
          <Card className="p-4">A plain raised surface</Card>
        </Wide>
      </Piece>
      <Piece name="Section">
        <Wide>
          <Section heading="Addresses" description="Where the server is." actions={<span>Actions</span>}>
            <p>Its content</p>
          </Section>
        </Wide>
        <Wide>
          <Section heading="Terminate" tone="critical">
            <p>What can’t be undone</p>
          </Section>
        </Wide>
      </Piece>
      <Piece name="DefinitionList">
        <Wide>
          <DefinitionList>
            <Definition term="Region">Frankfurt</Definition>
            <Definition term="Left this minute" note="The API accepts 100 a minute.">
              35 of 90
            </Definition>
            <Definition term="Hostname">{undefined}</Definition>
          </DefinitionList>
        </Wide>
        <Wide>
          <DefinitionList look="figures">
            <Definition term="vCPU">2</Definition>
            <Definition term="Memory">4 GB</Definition>
          </DefinitionList>
        </Wide>
      </Piece>
      <Piece name="ScrollList">
        <Wide>
          <ScrollList label="Servers of the batch" className="max-h-48">
            {Array.from({ length: 12 }, (_, row) => (
              <li key={`web-${String(row)}`} className="py-1.5">
                {`web-${String(row)}`}
              </li>
            ))}
          </ScrollList>
        </Wide>
      </Piece>
      <Piece name="Tabs">
        <Wide whole>
          <Tabs label="Server" open="/gallery">
            {['Overview', 'Add-ons', 'Credentials', 'Networking', 'Settings'].map((tab) => (
              <a
                key={tab}
                href={`#${tab}`}
                aria-current={tab === 'Overview' ? 'page' : undefined}
                className={tabLinkClass}
              >
                {tab}
              </a>
            ))}
          </Tabs>
        </Wide>
      </Piece>
    </>
  );
}

const servers = [
  { label: 'alpha', memory: 4, note: '' },
  { label: 'beta', memory: 16, note: 'selected' },
  { label: longName, memory: 2, note: 'dimmed' },
];

function Tables(): ReactNode {
  const [sorted, setSorted] = useState<SortDirection>('ascending');
  const rows = sorted === 'ascending' ? servers : servers.toReversed();
  return (
    <Piece name="TableFrame, Table, HeadCell, SortHeadCell, TableRow, Cell">
      <Wide whole>
        <TableFrame>
          <Table aria-label="Servers">
            <thead>
              <tr>
                <SortHeadCell
                  sorted={sorted}
                  onSort={() => setSorted(sorted === 'ascending' ? 'descending' : 'ascending')}
                >
                  Label
                </SortHeadCell>
                <SortHeadCell sorted={undefined} onSort={() => undefined} numeric>
                  Memory
                </SortHeadCell>
                <HeadCell>State</HeadCell>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ label, memory, note }) => (
                <TableRow key={label} selected={note === 'selected'} dimmed={note === 'dimmed'}>
                  <Cell rowHeader>{label}</Cell>
                  <Cell numeric>{`${String(memory)} GB`}</Cell>
                  <Cell quiet>{note}</Cell>
                </TableRow>
              ))}
            </tbody>
          </Table>
        </TableFrame>
      </Wide>
    </Piece>
  );
}

function CopiedByButton() {
  const copying = useCopy();
  return (
    <span className="relative">
      <Button onClick={() => void copying.copy('198.51.100.11')}>Copy an address</Button>
      <Copied {...copying} title="Copy the address" />
    </span>
  );
}

function BubbleBesideButton() {
  const [button, setButton] = useState<HTMLElement>();
  return (
    <>
      <Button onClick={({ currentTarget }) => setButton(currentTarget)}>Show that it is copied</Button>
      {button !== undefined && <CopiedBubble anchor={button}>Copied</CopiedBubble>}
    </>
  );
}

export function Content(): ReactNode {
  return (
    <>
      <Statuses />
      <Texts />
      <Surfaces />
      <Tables />
    </>
  );
}
