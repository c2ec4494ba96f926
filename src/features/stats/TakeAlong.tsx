import { Trans, useLingui } from '@lingui/react/macro';
import Copy from 'lucide-react/icons/copy';
import FileImage from 'lucide-react/icons/file-image';
import FileSpreadsheet from 'lucide-react/icons/file-spreadsheet';
import { type ReactNode, useState } from 'react';
import type { Server } from '#domain/server.ts';
import { useFormats } from '#i18n/FormatsContext.tsx';
import { Button } from '#ui/Button.tsx';
import { Copied, useCopy } from '#ui/CopyButton.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { download } from '#ui/download.ts';
import { Menu } from '#ui/Menu.tsx';
import type { ChartMark } from './chartMarks.ts';
import { useMarkWords } from './markWords.tsx';
import { CanvasRefused } from './pictureCanvas.ts';
import { statsCsv, statsFileName } from './statsFiles.ts';
import { statsPicture } from './statsPicture.ts';
import { type StatsInView, statsReport, statsText } from './statsReport.ts';

/** What the charts show now. */
export interface ShownStats extends Omit<StatsInView, 'server' | 'marks'> {
  readonly server: Server;
  /** Oldest first. */
  readonly marks: readonly ChartMark[];
}

interface TakeAlongProps {
  stats: ShownStats;
  /** The button of the menu. */
  anchor: HTMLElement;
  isOpen: boolean;
  onClose: () => void;
}

/** The menu of what can be taken along from the charts, and what comes of it. Code that waits for a user to want it. */
export default function TakeAlong({ stats, anchor, isOpen, onClose }: TakeAlongProps): ReactNode {
  const { t } = useLingui();
  const formats = useFormats();
  /** Whether the browser lets no page read what it drew. */
  const [isRefused, setRefused] = useState(false);
  const copying = useCopy();
  const markWords = useMarkWords();
  const { server, shown, to } = stats;
  const view = (): StatsInView => ({
    ...stats,
    marks: stats.marks.map((mark) => ({ at: mark.at, words: markWords(mark) })),
  });

  const saveCsv = (): void =>
    download(statsFileName(server, to, 'csv'), 'text/csv;charset=utf-8', statsCsv(shown));
  async function savePicture(): Promise<void> {
    copying.reset();
    try {
      const picture = await statsPicture(view(), statsReport(view(), formats), formats);
      download(statsFileName(server, to, 'png'), 'image/png', picture);
    } catch (thrown) {
      // Where reading is forbidden, browsers throw one of their own.
      if (!(thrown instanceof CanvasRefused || thrown instanceof DOMException)) throw thrown;
      setRefused(true);
    }
  }
  const copyText = (): void => {
    setRefused(false);
    void copying.copy(statsText(statsReport(view(), formats)));
  };
  const closeDialog = (): void => setRefused(false);
  return (
    <>
      {isOpen && (
        <Menu
          label={t`Export`}
          anchor={anchor}
          onClose={onClose}
          items={[
            {
              key: 'png',
              icon: <FileImage aria-hidden="true" />,
              label: t`Save charts as PNG`,
              disabledReason: undefined,
              onSelect: () => void savePicture(),
            },
            {
              key: 'text',
              icon: <Copy aria-hidden="true" />,
              label: t`Copy as text`,
              disabledReason: undefined,
              onSelect: copyText,
            },
            {
              key: 'csv',
              icon: <FileSpreadsheet aria-hidden="true" />,
              label: t`Export shown samples as CSV`,
              disabledReason: undefined,
              onSelect: saveCsv,
            },
          ]}
        />
      )}
      <Copied {...copying} title={t`Copy as text`} anchor={anchor} />
      {isRefused && (
        <Dialog
          title={<Trans>The picture couldn’t be made</Trans>}
          size="sm"
          onClose={closeDialog}
          actions={
            <>
              <Button onClick={closeDialog}>
                <Trans>Close</Trans>
              </Button>
              <Button variant="primary" onClick={copyText}>
                <Trans>Copy as text</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>
              Your browser doesn’t let pages read what they draw, which protects you from being recognized.
              Allow it for this site, or copy the figures as text.
            </Trans>
          </p>
        </Dialog>
      )}
    </>
  );
}
