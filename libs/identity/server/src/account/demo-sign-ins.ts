import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { DemoSignInList } from '@holdfast/identity/model';
import { missing } from '@holdfast/platform/model';
import { SETTINGS, type Settings } from '@holdfast/platform/server';

/** The sign-ins of the demo clinic. They are written when it is seeded and exist in demo mode only. */
@Injectable()
export class DemoSignIns {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Every demo sign-in; outside demo mode there is nothing here. */
  list(): DemoSignInList {
    if (!this.settings.DEMO || !existsSync(this.file())) throw missing();
    return JSON.parse(readFileSync(this.file(), 'utf8')) as DemoSignInList;
  }

  /** Writes the list down when the demo clinic is seeded. */
  keep(list: DemoSignInList): void {
    writeFileSync(this.file(), JSON.stringify(list), { mode: 0o600 });
  }

  private file(): string {
    return path.join(this.settings.DATA_DIR, 'demo-accounts.json');
  }
}
