import { HttpClient } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import { saySame, type SettingValue, type SettingView } from '@holdfast/clinic/model';
import { Access, type Problem, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** What a page knows of its kind: the name, and what is wrong with a value before it is sent. */
export interface OpenedKind<Value> {
  readonly name: string;
  readonly faults?: (value: Value) => readonly string[];
}

/** One kind of setting in hand: as it stands, as it was typed, saved over what was seen, put back. */
@Injectable()
export class SettingStore {
  private readonly http = inject(HttpClient);
  readonly canChange = inject(Access).may('clinic-setting.change');
  private check: (value: SettingValue) => readonly string[] = () => [];
  private readonly kept = signal('');
  private readonly stands = signal<SettingView | null>(null);
  private readonly typed = signal<SettingValue | null>(null);
  readonly kind = this.kept.asReadonly();
  readonly view = this.stands.asReadonly();
  readonly draft = this.typed.asReadonly();
  readonly problem = signal<Problem | null>(null);
  /** Why the last attempt did not go through; what was typed is still there. */
  readonly refused = signal<Problem | null>(null);
  /** What a colleague saved while this page was open. */
  readonly theirs = signal<SettingView | null>(null);
  readonly isBusy = signal(false);
  private readonly isTried = signal(false);
  readonly isDirty = computed(() => {
    const [view, draft] = [this.stands(), this.typed()];
    return view !== null && draft !== null && !saySame(view.value, draft);
  });
  /** What is wrong with what was typed, by codes; told once it was to be saved. */
  readonly faults = computed(() => (this.isTried() ? this.wrong() : []));
  private readonly wrong = computed(() => {
    const draft = this.typed();
    return draft ? this.check(draft) : [];
  });

  /** Takes a kind in hand and asks for it. */
  open<Value extends object>({ name, faults }: OpenedKind<Value>): void {
    this.kept.set(name);
    this.check = (value) => faults?.(value as Value) ?? [];
    void this.load();
  }

  /** Asks again; what was typed gives way. */
  async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.adopt(await this.ask());
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }

  /** Changes some parts of what is typed. */
  patch(part: SettingValue): void {
    this.typed.update((draft) => draft && { ...draft, ...part });
    this.refused.set(null);
  }

  /** Goes back to what stands. */
  discard(): void {
    this.typed.set(this.stands()?.value ?? null);
    this.refused.set(null);
    this.isTried.set(false);
  }

  /** Saves what was typed. @returns the version that it replaced, to go back to; null where nothing was saved */
  async save(): Promise<number | null> {
    const [view, value] = [this.stands(), this.typed()];
    this.isTried.set(true);
    if (!view || !value || this.wrong().length > 0) return null;
    const done = await this.send((url) =>
      this.http.put<SettingView>(url, { version: view.version, value: value as object }),
    );
    return done ? view.version : null;
  }

  /** Puts an earlier version back. @returns whether it holds now */
  restore(to: number): Promise<boolean> {
    const version = this.stands()?.version ?? 0;
    return this.send((url) => this.http.post<SettingView>(`${url}/restore`, { version, to }));
  }

  /** Goes on with what a colleague saved. */
  takeTheirs(): void {
    const theirs = this.theirs();
    if (theirs) this.adopt(theirs);
  }

  /** Goes on with what was typed, over what a colleague saved; it still has to be saved. */
  keepMine(): void {
    this.stands.set(this.theirs());
    this.theirs.set(null);
    this.refused.set(null);
  }

  private async send(request: (url: string) => ReturnType<HttpClient['put']>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.refused.set(null);
    try {
      this.adopt((await firstValueFrom(request(this.address()))) as SettingView);
      return true;
    } catch (failure) {
      const problem = problemOf(failure);
      this.refused.set(problem);
      if (problem.code === 'clinic-setting.stale') this.theirs.set(await this.ask().catch(() => null));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private adopt(view: SettingView): void {
    this.stands.set(view);
    this.typed.set(view.value);
    this.theirs.set(null);
    this.refused.set(null);
    this.isTried.set(false);
  }

  private ask(): Promise<SettingView> {
    return firstValueFrom(this.http.get<SettingView>(this.address()));
  }

  private address(): string {
    return `/api/clinic/settings/${this.kept()}`;
  }
}
