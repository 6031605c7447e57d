import { Injectable, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { DeviceMemory } from './device-memory';
import { Session } from './session';

/** The tab shows the clinic's neutral name and nothing a passer-by could read anything into. */
@Injectable({ providedIn: 'root' })
export class NeutralTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly session = inject(Session);
  private readonly device = inject(DeviceMemory);

  override updateTitle(_route: RouterStateSnapshot): void {
    this.title.setTitle(this.name());
  }

  /** What the clinic calls itself where others may look on. */
  name(): string {
    const clinic = this.session.person()?.clinic ?? this.device.read<{ neutralName: string }>('clinic');
    return clinic?.neutralName ?? 'Portal';
  }
}
