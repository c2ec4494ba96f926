import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** The parts of an OpenAPI 3.0 schema that the contract uses. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  nullable?: boolean;
  enum?: readonly unknown[];
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: readonly Schema[];
}

interface ResponseObject {
  $ref?: string;
  content?: Record<string, { schema: Schema }>;
}

interface OperationObject {
  operationId: string;
  responses: Record<string, ResponseObject>;
}

export interface Contract {
  paths: Record<string, Record<string, OperationObject>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, ResponseObject> };
}

export function readContract(): Contract {
  const file = new URL('../../src/api/openapi.json', import.meta.url);
  // The provider's document. Compiling the schemas below checks every part of it that is used here.
  return JSON.parse(readFileSync(file, 'utf8')) as Contract;
}

/** Documented as optional: the reset's password on failure, its message on success. */
const mayBeMissing = new Set(['PasswordResetResponse.password', 'PasswordResetResponse.message']);

/**
 * A schema of the contract as JSON Schema, read strictly: every documented property is required, and no other allowed.
 * (The contract has no `required` in responses, so without this `{}` would satisfy each of them.)
 */
function strictSchema(contract: Contract, schema: Schema, name = ''): object {
  if (schema.$ref !== undefined) {
    const refName = schema.$ref.split('/').at(-1) ?? '';
    const target = contract.components.schemas[refName];
    if (target === undefined) throw new Error(`${schema.$ref} leads nowhere`);
    return strictSchema(contract, target, refName);
  }
  if (schema.allOf !== undefined) return strictSchema(contract, merged(contract, schema.allOf), name);
  const { type, format, nullable = false } = schema;
  if (type === undefined) throw new Error(`a schema in ${name} has no type`);
  const properties = Object.entries(schema.properties ?? {});
  return {
    type: nullable ? [type, 'null'] : type,
    ...(format === undefined ? {} : { format }),
    ...(schema.enum === undefined ? {} : { enum: nullable ? [...schema.enum, null] : schema.enum }),
    ...(schema.items === undefined ? {} : { items: strictSchema(contract, schema.items, name) }),
    ...(type !== 'object'
      ? {}
      : {
          properties: Object.fromEntries(
            properties.map(([key, value]) => [key, strictSchema(contract, value, key)]),
          ),
          required: properties.map(([key]) => key).filter((key) => !mayBeMissing.has(`${name}.${key}`)),
          additionalProperties: false,
        }),
  };
}

/** Merges all parts into one object: `additionalProperties: false` in each part would reject the others' properties. */
function merged(contract: Contract, parts: readonly Schema[]): Schema {
  const properties: Record<string, Schema> = {};
  for (const part of parts) {
    const target =
      part.$ref === undefined ? part : contract.components.schemas[part.$ref.split('/').at(-1) ?? ''];
    Object.assign(properties, target?.properties);
  }
  return { type: 'object', properties };
}

export interface ContractChecker {
  /** The violation, in ajv's words; `undefined` if the response is valid. */
  problem(operationId: string, status: number, body: unknown): string | undefined;
  /** `operationId status` of every documented response. */
  readonly documented: readonly string[];
}

/** Checks responses strictly against the contract's schemas; for a status that it doesn't document, against Error. */
export function contractChecker(contract: Contract): ContractChecker {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  addFormats(ajv);
  const errorSchema = ajv.compile(strictSchema(contract, { $ref: '#/components/schemas/Error' }));
  const validators = new Map<string, ValidateFunction>();
  const documented: string[] = [];
  for (const { operationId, responses } of Object.values(contract.paths).flatMap((path) =>
    Object.values(path),
  )) {
    for (const [status, response] of Object.entries(responses)) {
      const schema = resolved(contract, response).content?.['application/json']?.schema;
      documented.push(`${operationId} ${status}`);
      validators.set(
        `${operationId} ${status}`,
        schema === undefined ? errorSchema : ajv.compile(strictSchema(contract, schema)),
      );
    }
  }
  return {
    documented,
    problem(operationId, status, body) {
      const validate = validators.get(`${operationId} ${status}`) ?? errorSchema;
      if (!validate(body)) return ajv.errorsText(validate.errors);
      // The Error schema can't say that the code must be the response's status.
      const isError = validate === errorSchema || status >= 400;
      return isError && (body as { statusCode: number }).statusCode !== status
        ? 'statusCode is not the status'
        : undefined;
    },
  };
}

function resolved(contract: Contract, response: ResponseObject): ResponseObject {
  const name = response.$ref?.split('/').at(-1);
  return name === undefined ? response : (contract.components.responses[name] ?? {});
}
