import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Notice } from '#ui/Notice.tsx';
import { problemSentences, takesDefault } from './problemSentences.ts';
import type { ConfigurationProblems, SettingProblem } from './readConfiguration.ts';

export const expectations: Record<SettingProblem['expected'], MessageDescriptor> = {
  text: msg`should be a line of 1 to 60 characters`,
  apiAddress: msg`should be a path such as /api/v1, or an https address without a query`,
  webAddress: msg`should be an https address`,
  originList: msg`should be a list of origins such as https://panel.example.com`,
  image: msg`should be a path on this site, or a PNG or SVG picture as a data: address`,
  colour: msg`should be a colour such as #2f6fed`,
  email: msg`should be a mail address`,
  path: msg`should be a path that begins with one slash`,
  currency: msg`should be a currency’s three letters, such as EUR`,
  locale: msg`should be a language tag such as en-GB`,
  percent: msg`should be a number from 0 to 999`,
  minutes: msg`should be a number of minutes from 1 to 1440`,
  toggle: msg`should be true or false`,
  choice: msg`is not one of the words it can be`,
  words: msg`should be a list of words, each with what to say instead in at most 200 characters`,
  prefix: msg`should be capital letters, digits and underscores`,
  group: msg`should be a group of settings`,
  allowedApi: msg`is an address that this page may not talk to, so no key is taken here`,
  nothing: msg`is not a setting and was ignored`,
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
      title={t`This site’s configuration has mistakes`}
      onDismiss={() => setIsOpen(false)}
    >
      {fileProblem !== undefined && <FileProblemWords problem={fileProblem} />}
      {problems.length > 0 && (
        <ul>
          {problems.map(({ setting, expected }) => (
            <li key={setting}>
              <code>{setting === '' ? 'config.json' : setting}</code> {t(expectations[expected])}
              {takesDefault(expected) && <Trans>; the default is used</Trans>}.
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
