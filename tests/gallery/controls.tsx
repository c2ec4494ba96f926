import Download from 'lucide-react/icons/download';
import Play from 'lucide-react/icons/play';
import { type ReactNode, useState } from 'react';
import { Button, IconButton, ReasonBubble } from '#ui/Button.tsx';
import { type ButtonSize, type ButtonVariant, buttonClass } from '#ui/buttonClass.ts';
import { Checkbox } from '#ui/Checkbox.tsx';
import { type ChoiceGroup, ChoiceList } from '#ui/ChoiceList.tsx';
import { Field, FieldError, inputClass } from '#ui/Field.tsx';
import { LanguageChoice } from '#ui/LanguageChoice.tsx';
import { SearchField } from '#ui/SearchField.tsx';
import { Select } from '#ui/Select.tsx';
import { SecretField, TextArea, TextField } from '#ui/TextField.tsx';
import { chooseTheme, ThemeChoice, useTheme } from '#ui/ThemeChoice.tsx';
import { useReason } from '#ui/useReason.ts';
import { longName, Piece, Wide } from './Piece.tsx';
import { Results } from './results.tsx';

// Records, so that a new variant or size is missing here until it is shown.
const variants: Record<ButtonVariant, string> = {
  primary: 'Deploy server',
  secondary: 'Reboot',
  ghost: 'Clear selection',
  danger: 'Terminate server',
};
const sizes: Record<ButtonSize, string> = { sm: 'Small', md: 'Medium', lg: 'Large' };
const keysOf = <Key extends string>(record: Record<Key, unknown>) => Object.keys(record) as Key[]; // no others

/** A link that can't be followed yet. */
function ClosedLink(): ReactNode {
  const { onButton, ...bubble } = useReason(true);
  return (
    <Piece name="ReasonBubble, of a link that can’t be followed yet">
      <span {...onButton} role="link" tabIndex={0} aria-disabled="true" aria-describedby={bubble.reasonId}>
        Review
      </span>
      <ReasonBubble {...bubble}>Choose a plan first.</ReasonBubble>
    </Piece>
  );
}

function Buttons(): ReactNode {
  return (
    <>
      <Piece name="Button">
        {keysOf(variants).map((variant) => (
          <Button key={variant} variant={variant}>
            {variants[variant]}
          </Button>
        ))}
      </Piece>
      <Piece name="Button, in three sizes">
        {keysOf(sizes).map((size) => (
          <Button key={size} size={size}>
            <Play aria-hidden="true" />
            <span>{sizes[size]}</span>
          </Button>
        ))}
        <a href="#controls" className={buttonClass()}>
          A link
        </a>
      </Piece>
      <Piece name="Button, busy">
        {keysOf(variants).map((variant) => (
          <Button key={variant} variant={variant} busy>
            {`${variants[variant]}…`}
          </Button>
        ))}
      </Piece>
      <Piece name="Button, with the reason why not">
        {keysOf(variants).map((variant) => (
          <Button key={variant} variant={variant} disabledReason="You can only do this to a running server.">
            {`${variants[variant]}, unavailable`}
          </Button>
        ))}
      </Piece>
      <Piece name="IconButton">
        <IconButton label="Download" icon={<Download aria-hidden="true" />} />
        <IconButton label="Start" variant="secondary" icon={<Play aria-hidden="true" />} />
        <IconButton label="Downloading" busy icon={<Download aria-hidden="true" />} />
        <IconButton
          label="Download, unavailable"
          disabledReason="There’s nothing to download yet."
          icon={<Download aria-hidden="true" />}
        />
      </Piece>
      <ClosedLink />
    </>
  );
}

function Fields(): ReactNode {
  const [query, setQuery] = useState('web');
  return (
    <>
      <Piece name="TextField">
        <Wide>
          <TextField label="Label" defaultValue="prod-web-1" />
        </Wide>
        <Wide>
          <TextField
            label="Hostname"
            hint="Letters, digits and hyphens."
            placeholder="web.example.com"
            mono
          />
        </Wide>
        <Wide>
          <TextField label="Label that is too long" defaultValue={longName} error="At most 64 characters." />
        </Wide>
        <Wide>
          <TextField label="Server ID" defaultValue="f969052c74d7" readOnly mono />
        </Wide>
        <Wide>
          <TextField label="Region" defaultValue="Frankfurt" disabled />
        </Wide>
      </Piece>
      <Piece name="SecretField">
        <Wide>
          <SecretField label="API key" hint="It stays in this tab." defaultValue="secret" />
        </Wide>
      </Piece>
      <Piece name="TextArea">
        <Wide>
          <TextArea label="Notes" hint="For you alone." />
        </Wide>
      </Piece>
      <Piece name="SearchField">
        <Wide>
          <SearchField label="Search servers" value={query} onChange={setQuery} />
        </Wide>
        <Wide>
          <SearchField label="Search plans" value="" onChange={setQuery} shortcut="/" />
        </Wide>
      </Piece>
      <Piece name="Select">
        <Wide>
          <Select label="System" hint="Default for Ubuntu: netplan">
            <option>netplan</option>
            <option>ifupdown</option>
          </Select>
        </Wide>
        <Wide>
          <Select label="Region" error="This region has no room left.">
            <option>Frankfurt</option>
          </Select>
        </Wide>
        <Wide>
          <Select label="Interval" disabled>
            <option>Every 3 s</option>
          </Select>
        </Wide>
      </Piece>
      <Piece name="Field">
        <Wide>
          <Field
            id="gallery-field"
            label="Any control"
            hint="Label, hint and error stand where they always do."
          >
            <input id="gallery-field" type="number" defaultValue={3} className={inputClass()} />
          </Field>
        </Wide>
      </Piece>
      <Piece name="FieldError">
        <FieldError id="gallery-field-error">This isn’t a valid interface name.</FieldError>
      </Piece>
    </>
  );
}

const systems = ['Debian 12', 'Debian 13', 'Ubuntu 22.04', 'Ubuntu 24.04', 'Ubuntu 26.04', 'Fedora 43'];
const fewSystems: readonly ChoiceGroup[] = [
  { name: '', choices: systems.slice(0, 3).map((label) => ({ value: label, label })) },
];
const manySystems: readonly ChoiceGroup[] = [
  { name: 'Community', choices: systems.map((label) => ({ value: label, label })) },
  { name: 'Ours', choices: systems.map((label) => ({ value: `own ${label}`, label: `${label} (ours)` })) },
];

function Choices(): ReactNode {
  const [checked, setChecked] = useState<boolean | 'some'>('some');
  const [system, setSystem] = useState<string>();
  return (
    <>
      <Piece name="Checkbox">
        <Checkbox label="Not checked" checked={false} onChange={() => undefined} />
        <Checkbox label="Some of them" checked={checked} onChange={setChecked} />
        <Checkbox label="Checked" checked onChange={() => undefined} />
      </Piece>
      <Piece name="ChoiceList">
        <Wide>
          <ChoiceList
            label="A few systems"
            searchLabel="Search systems"
            groups={fewSystems}
            value={system ?? 'Debian 12'}
            onChange={setSystem}
          />
        </Wide>
        <Wide>
          <ChoiceList
            label="Many systems"
            searchLabel="Search operating systems"
            groups={manySystems}
            value={system}
            onChange={setSystem}
            error="Choose a system first."
          />
        </Wide>
      </Piece>
      <Piece name="LanguageChoice">
        <LanguageChoice />
      </Piece>
      <Piece name="ThemeChoice">
        <ThemeChoice value={useTheme()} onChange={chooseTheme} />
      </Piece>
    </>
  );
}

export function Controls(): ReactNode {
  return (
    <>
      <Buttons />
      <Fields />
      <Choices />
      <Results />
    </>
  );
}
