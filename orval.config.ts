import { readFile, writeFile } from 'node:fs/promises';
import { defineConfig } from 'orval';

const contract = './src/api/openapi.json';
const operationTable = './src/api/generated/operations.ts';

/** The parts of the contract that the operation table is made from. */
interface Contract {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

interface Operation {
  operationId: string;
  security: { bearerAuth: string[] }[];
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface Schema {
  $ref?: string;
  type?: string;
  nullable?: boolean;
}

/** The top-level shape of the documented response: a list, an object, an object or null, or only a message. */
function answerShape({ responses }: Operation, { components }: Contract): string {
  const schema = (responses['200'] ?? responses['201'])?.content?.['application/json']?.schema;
  const name = schema?.$ref?.split('/').at(-1);
  if (name === 'MessageResponse') return 'message';
  const resolved = name === undefined ? schema : components.schemas[name];
  if (resolved?.type === 'array') return 'list';
  return resolved?.nullable === true ? 'nullable' : 'object';
}

/** Writes the table of operations: method, path, the scope from `security`, the shape of the response. */
async function writeOperationTable(): Promise<void> {
  const document = JSON.parse(await readFile(contract, 'utf8')) as Contract;
  const rows = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const { operationId, security } = operation;
      const scope = security[0]?.bearerAuth[0];
      if (scope === undefined) throw new Error(`${operationId} names no scope`);
      const row = {
        operationId,
        method: method.toUpperCase(),
        path,
        scope,
        answer: answerShape(operation, document),
      };
      const cells = Object.entries(row).map(([name, value]) => `${name}: '${value}'`);
      return `  { ${cells.join(', ')} },`;
    }),
  );
  await writeFile(
    operationTable,
    [
      '/**',
      ' * Generated from openapi.json by `npm run generate`',
      ' * Do not edit manually.',
      ' */',
      'export const operations = [',
      ...rows,
      '] as const;',
      '',
    ].join('\n'),
  );
}

/**
 * Puts what changes something into a file of its own: the first page only reads, and must not load the rest. By the
 * method, since the contract's tags mix both.
 */
function setWritesApart<Contract extends { paths?: object }>(document: Contract): Contract {
  const methods = Object.values(document.paths ?? {}) as Record<string, { tags?: string[] }>[]; // by OpenAPI
  const writes = methods.flatMap(({ get: _read, ...rest }) => Object.values(rest));
  for (const operation of writes) operation.tags = ['Writes'];
  return document;
}

/** `npm run generate`: react-query hooks that use our transport, runtime schemas, and the table of operations. */
export default defineConfig({
  client: {
    input: { target: contract, override: { transformer: setWritesApart } },
    output: {
      mode: 'tags-split',
      target: './src/api/generated/client.ts',
      schemas: './src/api/generated/model',
      client: 'react-query',
      httpClient: 'fetch',
      headers: true,
      indexFiles: false,
      urlEncodeParameters: true,
      override: {
        mutator: { path: './src/api/transport.ts', name: 'send' },
        fetch: { includeHttpResponseReturnType: false },
        query: { version: 5, signal: true },
      },
    },
    hooks: { afterAllFilesWrite: writeOperationTable },
  },
  schemas: {
    input: contract,
    output: {
      mode: 'tags-split',
      target: './src/api/generated/schemas.ts',
      fileExtension: '.zod.ts',
      client: 'zod',
      indexFiles: false,
      override: { zod: { variant: 'mini', version: 4, exactOptional: true } },
    },
  },
});
