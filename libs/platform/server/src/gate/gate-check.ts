import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { CAN, PUBLIC, STEP_UP } from './can';
import { Policies } from './policies';

const SOCKET_MESSAGE = 'websockets:message_mapping';

/** One way into the process: a route or a socket message, and what it needs. */
export interface Entrance {
  readonly kind: 'http' | 'socket';
  readonly method: string;
  readonly path: string;
  /** The policy's action; null where it is public. */
  readonly action: string | null;
  /** Whether it asks for a fresh proof that it is still the same person. */
  readonly isSteppedUp: boolean;
  /** Why it is public; null where it is not. */
  readonly reason: string | null;
  readonly handler: string;
}

/** Lists every way in, and stops the process at start when one is neither marked nor in a policy table. */
@Injectable()
export class GateCheck implements OnApplicationBootstrap {
  private readonly scanner = new MetadataScanner();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly policies: Policies,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.entrances().filter(({ action, reason }) => !reason && (!action || !this.policies.find(action)));
    if (open.length === 0) return;
    const named = open.map((one) => `${one.handler} (${one.action ?? 'neither @Can nor @Public'})`);
    throw new Error(`These ways in are not guarded by any policy: ${named.join(', ')}`);
  }

  /** Every route and socket message of the process. */
  entrances(): Entrance[] {
    const wrappers = [...this.discovery.getControllers(), ...this.discovery.getProviders()];
    return wrappers.flatMap(({ instance, metatype }) => {
      if (!instance || typeof instance !== 'object' || typeof metatype !== 'function') return [];
      const prototype = Object.getPrototypeOf(instance) as object;
      return this.scanner
        .getAllMethodNames(prototype)
        .flatMap((name) => entrancesOf(metatype, prototype[name as keyof typeof prototype] as Handler, name));
    });
  }
}

type Handler = (...values: unknown[]) => unknown;

function entrancesOf(type: { name: string }, handler: Handler, name: string): Entrance[] {
  const read = (key: string) => Reflect.getMetadata(key, handler) as unknown;
  const common = {
    action: (read(CAN) as string | undefined) ?? null,
    isSteppedUp: (read(STEP_UP) as boolean | undefined) ?? false,
    reason: (read(PUBLIC) as string | undefined) ?? null,
    handler: `${type.name}.${name}`,
  };
  const found: Entrance[] = [];
  const method = read(METHOD_METADATA) as RequestMethod | undefined;
  if (method !== undefined) {
    const base = (Reflect.getMetadata(PATH_METADATA, type) as string | undefined) ?? '';
    const path = `/${base}/${(read(PATH_METADATA) as string | undefined) ?? ''}`
      .replace(/\/+/g, '/')
      .replace(/(.)\/$/, '$1');
    found.push({ kind: 'http', method: RequestMethod[method] ?? 'ALL', path, ...common });
  }
  if (read(SOCKET_MESSAGE)) found.push({ kind: 'socket', method: 'MESSAGE', path: String(read('message')), ...common });
  return found;
}
