import Play from 'lucide-react/icons/play';
import { type ReactNode, useState } from 'react';
import { Combobox, type ComboboxGroup } from '#ui/Combobox.tsx';
import { longName, Piece, Wide } from './Piece.tsx';

/** Results with all that an option can have. */
const results: readonly ComboboxGroup[] = [
  {
    name: 'Servers',
    options: [
      {
        key: 'web',
        icon: <Play aria-hidden="true" />,
        label: <span>web-1</span>,
        note: <span>198.51.100.7</span>,
        end: <span>Running</span>,
        onChoose: () => undefined,
      },
      {
        key: 'long',
        icon: <Play aria-hidden="true" />,
        label: <span>{longName}</span>,
        onChoose: () => undefined,
      },
    ],
  },
  {
    name: 'Actions',
    options: [
      {
        key: 'start',
        icon: <Play aria-hidden="true" />,
        label: <span>Start web-1</span>,
        disabledReason: 'You can only start a stopped server.',
        onChoose: () => undefined,
      },
    ],
  },
];

export function Results(): ReactNode {
  const [query, setQuery] = useState('');
  return (
    <Piece name="Combobox">
      <Wide>
        <Combobox
          label="Search servers and actions"
          value={query}
          onChange={setQuery}
          groups={results}
          status="3 results"
        />
      </Wide>
      <Wide>
        <Combobox label="Search pages" value="" onChange={() => undefined} groups={[]} status="No results." />
      </Wide>
    </Piece>
  );
}
