import type { IpEntry } from '#api/generated/model/ipEntry.ts';
import type { ServerSummary } from '#api/generated/model/serverSummary.ts';
import { isUuid, readAmount, readFields, readInstant, readList, readText } from './read.ts';
import { knownStatus, type ServerStatus } from './serverStatus.ts';

/** One server, safe to show. Every field is present; '' or `undefined`: the API sent no usable value. */
export interface Server {
  readonly id: string;
  readonly label: string;
  readonly hostname: string;
  /** The state; `undefined` where it is not one that we know. */
  readonly status: ServerStatus | undefined;
  /** The state as received, for states that we don't know; '' if missing. */
  readonly statusWord: string;
  readonly ipAddress: string;
  readonly os: string;
  /** A display name, such as "OTWA IST"; not the slug that a deploy takes. */
  readonly region: string;
  readonly vcpu: number | undefined;
  readonly ramMb: number | undefined;
  readonly diskGb: number | undefined;
  readonly bandwidthGb: number | undefined;
  readonly additionalIps: readonly AdditionalIp[];
  /** How many entries for additional addresses could not be read; 1 where there is something, but no list. */
  readonly unreadableIps: number;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly updatedAt: number | undefined;
}

/** One additional address of a server. `cidr` is the block that it was taken from, not its netmask's prefix. */
export interface AdditionalIp {
  readonly ip: string;
  readonly gateway: string;
  readonly netmask: string;
  readonly cidr: string;
  readonly region: string;
}

/** A server with the fields that only the response for a single server has. */
export interface DetailedServer extends Server {
  readonly gateway: string;
}

/**
 * The servers that could be read, each id once, and the number of rows that could not. A class, since the query cache
 * merges plain objects index by index: that would copy all servers behind one that was inserted.
 */
export class Fleet {
  readonly servers: readonly Server[];
  readonly unreadable: number;

  constructor(servers: readonly Server[], unreadable: number) {
    this.servers = servers;
    this.unreadable = unreadable;
  }
}

/** The fields of a response, of which nothing is known yet. */
export type Unread<T> = Partial<Record<keyof T & string, unknown>>;

function readAdditionalIp(value: unknown): AdditionalIp | undefined {
  const fields: Unread<IpEntry> | undefined = readFields(value);
  if (typeof fields?.ip !== 'string' || fields.ip.trim() === '') return undefined;
  return {
    ip: readText(fields.ip),
    gateway: readText(fields.gateway),
    netmask: readText(fields.netmask),
    cidr: readText(fields.cidr),
    region: readText(fields.region),
  };
}

type AdditionalIps = Pick<Server, 'additionalIps' | 'unreadableIps'>;

/** Reads a list of additional addresses; one that is missing has no entries. */
export function readAdditionalIps(value: unknown): AdditionalIps {
  const entries = Array.isArray(value) ? value.map(readAdditionalIp) : [undefined];
  const additionalIps = entries.filter((entry) => entry !== undefined);
  const unreadableIps = (value ?? undefined) === undefined ? 0 : entries.length - additionalIps.length;
  return { additionalIps, unreadableIps };
}

/** Reads the fields that the responses for the list and for one server share. */
export function readServerFields(fields: Unread<ServerSummary>, id: string): Server {
  return {
    id,
    label: readText(fields.label),
    hostname: readText(fields.hostname),
    status: knownStatus(fields.status),
    statusWord: readText(fields.status),
    ipAddress: readText(fields.ipAddress),
    os: readText(fields.os),
    region: readText(fields.region),
    vcpu: readAmount(fields.vcpu),
    ramMb: readAmount(fields.ramMb),
    diskGb: readAmount(fields.diskGb),
    bandwidthGb: readAmount(fields.bandwidthGb),
    ...readAdditionalIps(fields.additionalIps),
    createdAt: readInstant(fields.createdAt),
    updatedAt: readInstant(fields.updatedAt),
  };
}

/** Cache of read rows. A row that a poll left unchanged stays the same object, and so does its `Server`. */
const rowCache = new WeakMap<object, Server>();

/** Reads one row of `GET /servers`; `undefined` without a valid id: such a row can't be opened or acted on. */
export function readServer(value: unknown): Server | undefined {
  const fields: Unread<ServerSummary> | undefined = readFields(value);
  if (fields === undefined || !isUuid(fields.id)) return undefined;
  const known = rowCache.get(fields);
  if (known !== undefined) return known;
  const server = readServerFields(fields, fields.id.toLowerCase());
  rowCache.set(fields, server);
  return server;
}

/** Cache of read responses: all readers of one response share the result. */
const fleetCache = new WeakMap<object, Fleet>();

/** Reads the response of `GET /servers` row by row, so that a bad row doesn't affect the others. */
export function readFleet(value: unknown): Fleet {
  const rows = readList(value);
  const known = fleetCache.get(rows);
  if (known !== undefined) return known;
  const fleet = readRowsOf(rows);
  fleetCache.set(rows, fleet);
  return fleet;
}

function readRowsOf(rows: readonly unknown[]): Fleet {
  const servers = new Map<string, Server>();
  let unreadable = 0;
  for (const row of rows) {
    const server = readServer(row);
    if (server === undefined) unreadable += 1;
    else if (!servers.has(server.id)) servers.set(server.id, server);
  }
  return new Fleet([...servers.values()], unreadable);
}
