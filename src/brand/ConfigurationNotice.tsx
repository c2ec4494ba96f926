import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Notice } from '#ui/Notice.tsx';
import { problemSentences, takesDefault } from './problemSentences.ts';
import type { ConfigurationProblems, SettingProblem } from './readConfiguration.ts';

export const expectations: Record<SettingProblem['expected'], MessageDescriptor> = {
  text: msg`should be a single line of 1 to 60 characters`,
  apiAddress: msg`should be a path such as /api/v1, or an https URL without a query`,
  webAddress: msg`should be an https URL`,
  originList: msg`should be a list of origins such as https://panel.example.com`,
  image: msg`should be a path on this site, or a PNG or SVG image as a data: URL`,
  colour: msg`should be a colour such as #2f6fed`,
  email: msg`should be an email address`,
  path: msg`should be a path that starts with a single slash`,
  currency: msg`should be a three-letter currency code, such as EUR`,
  locale: msg`should be a language tag such as en-GB`,
  percent: msg`should be a number from 0 to 999`,
  minutes: msg`should be a number of minutes from 1 to 1440`,
  toggle: msg`should be true or false`,
  choice: msg`isn’t one of the allowed values`,
  words: msg`should be a list of phrases, each with a replacement of at most 200 characters`,
  prefix: msg`should be capital letters, digits and underscores`,
  group: msg`should be a group of settings`,
  allowedApi: msg`is an address that this page isn’t allowed to connect to, so you can’t sign in here`,
  nothing: msg`isn’t a known setting and was ignored`,
};

function FileProblemWords({ problem }: { problem: ConfigurationProblems['fileProblem'] }): ReactNode {
  return problem === 'tooLarge' ? (
    <Trans>config.json is larger than 64 kB. All settings take their defaults.</Trans>
  ) : (
    <Trans>config.json is not valid JSON. All settings take their defaults.</Trans>
  );
}

/** Logs the configuration's problems to the console, where an operator looks first. */
export function reportConfiguration(problems: ConfigurationProblems): void {
  for (const sentence of problemSentences(problems)) console.warn(sentence);
}

/** Shows the problems of the operator's configuration. */
export default function ConfigurationNotice({ problems, fileProblem }: ConfigurationProblems): ReactNode {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(true);
  if (!isOpen) return null;
  return (
    <Notice
      banner
      tone="caution"
      role="status"
      title={t`This site’s configuration has errors`}
      onDismiss={() => setIsOpen(false)}
    >
      {fileProblem !== undefined && <FileProblemWords problem={fileProblem} />}
      {problems.length > 0 && (
        <ul>
          {problems.map(({ setting, expected }) => (
            <li key={setting}>
              <code translate="no">{setting === '' ? 'config.json' : setting}</code>{' '}
              <span>{t(expectations[expected])}</span>
              {takesDefault(expected) && <Trans>; the default is used</Trans>}
              <span>.</span>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
