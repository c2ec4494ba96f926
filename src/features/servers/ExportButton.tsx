import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBrand } from '#brand/BrandContext.ts';
import type { Server } from '#domain/server.ts';
import { Button } from '#ui/Button.tsx';

interface ExportButtonProps {
  children: ReactNode;
  /** The file's name. */
  name: string;
  servers: readonly Server[];
}

/** Writes servers as a CSV file, by code that is there once the page is idle. */
export function ExportButton({ children, name, servers }: ExportButtonProps): ReactNode {
  const brand = useBrand();
  async function exportThem(): Promise<void> {
    const { exportCsv } = await import('./exportCsv.ts');
    exportCsv(name, servers, brand);
  }
  return (
    <Button size="sm" variant="ghost" onClick={() => void exportThem()}>
      <Download aria-hidden="true" />
      {children}
    </Button>
  );
}
