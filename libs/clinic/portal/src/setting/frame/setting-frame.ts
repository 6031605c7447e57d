import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  Button,
  ErrorPanel,
  Icon,
  Network,
  type Problem,
  ProblemWords,
  Session,
  TimeWords,
  Toast,
  Waiting,
} from '@holdfast/platform/portal';
import { SettingHistory } from './setting-history';
import { SettingStore } from './setting-store';

/**
 * The frame of every page about one kind of setting: whom it touches, the fields beside their preview, saving over what was
 * seen, and every version with a way back. A page puts in its fields and its preview.
 */
@Component({
  selector: 'hf-setting-frame',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, SettingHistory, Waiting],
  templateUrl: './setting-frame.html',
  styleUrl: './setting-frame.css',
})
export class SettingFrame {
  protected readonly store = inject(SettingStore);
  protected readonly isOnline = inject(Network).isOnline;
  protected readonly time = inject(TimeWords);
  private readonly problems = inject(ProblemWords);
  private readonly session = inject(Session);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  /** What is wrong, each once, in words: what the page saw, or what the server did. */
  protected readonly faults = computed(() => {
    const own = this.store.faults();
    const facts = this.store.refused()?.facts['faults'];
    const told = Array.isArray(facts) ? (facts as string[]) : [];
    return [...new Set([...own, ...told])].map((code) => this.transloco.translate(`settings.fault.${code}`));
  });
  protected readonly refusal = computed(() => {
    const refused = this.store.refused();
    return refused && this.faults().length === 0 && !this.store.theirs() ? this.wordsFor(refused) : '';
  });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const before = await this.store.save();
    if (before === null) return;
    this.follow();
    const undo = (): void => void this.restore(before);
    this.toast.say(this.transloco.translate('settings.saved'), undo);
  }

  protected async restore(version: number): Promise<void> {
    if (!(await this.store.restore(version))) return;
    this.follow();
    this.toast.say(this.transloco.translate('settings.restored', { version }));
  }

  // Names, languages and looks stand in the sign-in's own answer, so this page shows them at once too.
  private follow(): void {
    if (this.store.view()?.reach.who === 'everyone') void this.session.refresh();
  }

  private wordsFor(refused: Problem): string {
    const fields = refused.facts['fields'];
    if (!Array.isArray(fields)) return this.problems.say(refused);
    const parts = new Set((fields as string[]).map((field) => field.split('.')[0] ?? ''));
    const what = [...parts].map((part) => this.transloco.translate(`settings.part.${this.store.kind()}.${part}`));
    return this.transloco.translate('settings.misfit', { what: what.join(', ') });
  }
}
