import { fetchConfiguration } from '#brand/fetchConfiguration.ts';

/**
 * The only script of index.html, a few lines without any package: it asks for the configuration while the code that
 * reads it is still on its way. No await at the top, since the other chunks import from this one and would wait for it.
 */
async function start(): Promise<void> {
  const configuration = fetchConfiguration();
  const { startApp } = await import('./main.tsx');
  await startApp(await configuration);
}

void start();
