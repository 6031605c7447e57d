import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type Invite, type InvitationView, STAFF_ROLES, type StaffRole } from '@holdfast/clinic/model';
import { Button, Field, Icon, ProblemWords, Session, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { StaffDirectory } from '../staff-directory';

const EMPTY = {
  ...{ name: '', email: '', title: '', preferredName: '', pronouns: '', dateOfBirth: '', phone: '' },
};
type Typed = typeof EMPTY;

/** Invites one person: to work here, or to be treated here. What was typed stays until the server took it. */
@Component({
  selector: 'hf-invite-page',
  imports: [RouterLink, TranslocoDirective, Button, Field, Icon],
  templateUrl: './invite-page.html',
  styleUrl: './people-page.css',
})
export class InvitePage {
  private readonly http = inject(HttpClient);
  private readonly transloco = inject(TranslocoService);
  private readonly problems = inject(ProblemWords);
  private readonly directory = inject(StaffDirectory);
  protected readonly kinds = ['staff', 'patient'] as const;
  protected readonly allRoles = STAFF_ROLES;
  protected readonly kind = signal<'staff' | 'patient'>('staff');
  protected readonly typed = signal<Typed>(EMPTY);
  protected readonly roles = signal<readonly StaffRole[]>([]);
  protected readonly language = signal<'en' | 'es'>(inject(Session).person()?.clinic.languages[0] ?? 'en');
  protected readonly team = signal<readonly string[]>([]);
  protected readonly carers = computed(() =>
    this.directory.all().filter(({ roles }) => roles.some((role) => /provider|nurse|coordinator/.test(role))),
  );
  protected readonly missing = signal('');
  protected readonly refusal = signal('');
  protected readonly isBusy = signal(false);
  protected readonly sent = signal<InvitationView | null>(null);
  /** The same for the same person, so that a second press invites nobody twice. */
  private id = v7();

  protected put(key: keyof Typed, event: Event): void {
    this.typed.update((before) => ({ ...before, [key]: (event.target as HTMLInputElement).value }));
    this.begin();
  }

  protected choose(kind: 'staff' | 'patient'): void {
    this.kind.set(kind);
    this.begin();
  }

  protected toggleRole(role: StaffRole): void {
    this.roles.update((all) => (all.includes(role) ? all.filter((one) => one !== role) : [...all, role]));
    this.begin();
  }

  protected toggleCarer(id: string): void {
    this.team.update((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all, id]));
    this.begin();
  }

  protected another(): void {
    this.typed.set(EMPTY);
    this.roles.set([]);
    this.team.set([]);
    this.sent.set(null);
    this.begin();
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const lacks = this.lacking().map((key) => this.transloco.translate(`people.form.${key}`));
    this.missing.set(lacks.join(', '));
    if (lacks.length > 0 || this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set('');
    try {
      const asked = this.http.put<InvitationView>(`/api/clinic/invitations/${this.id}`, this.input());
      this.sent.set(await firstValueFrom(asked));
    } catch (failure) {
      this.refusal.set(this.problems.say(problemOf(failure)));
    } finally {
      this.isBusy.set(false);
    }
  }

  protected isEmpty(key: keyof Typed): boolean {
    return this.missing() !== '' && this.typed()[key].trim() === '';
  }

  // What is changed after a refusal is another invitation.
  private begin(): void {
    this.id = v7();
    this.missing.set('');
    this.refusal.set('');
  }

  private lacking(): string[] {
    const { name, email, title, dateOfBirth, phone } = this.typed();
    const needed: Record<string, string> =
      this.kind() === 'staff' ? { name, email, jobTitle: title } : { name, dateOfBirth, phone, email };
    const empty = Object.entries(needed).flatMap(([key, value]) => (value.trim() === '' ? [key] : []));
    return this.kind() === 'staff' && this.roles().length === 0 ? [...empty, 'roles'] : empty;
  }

  private input(): Invite {
    const { name, email, title, preferredName, pronouns, dateOfBirth, phone } = this.typed();
    if (this.kind() === 'staff')
      return { kind: 'staff', name: name.trim(), email: email.trim(), title: title.trim(), roles: [...this.roles()] };
    return {
      ...{ kind: 'patient', name: name.trim(), email: email.trim(), dateOfBirth, phone: phone.trim() },
      preferredName: preferredName.trim() || null,
      pronouns: pronouns.trim() || null,
      language: this.language(),
      careTeam: [...this.team()],
    };
  }
}
