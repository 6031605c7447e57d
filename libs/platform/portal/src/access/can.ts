import {
  Directive,
  InjectionToken,
  Injectable,
  TemplateRef,
  ViewContainerRef,
  effect,
  inject,
  input,
} from '@angular/core';
import { couldEver, type Claim, type Tie } from '@holdfast/platform/model';
import { Session } from '../session/session';

/** Every feature's policy table, laid together by the app: action → who may. */
export const POLICIES = new InjectionToken<Readonly<Record<string, Claim>>>('policies');

/** Whether the person who is signed in may do something. Only the server decides; this keeps dead ends off the screen. */
@Injectable({ providedIn: 'root' })
export class Access {
  private readonly session = inject(Session);
  private readonly policies = inject(POLICIES);

  /** @param tie how the person stands to the patient in question; left out, whether they could ever be allowed */
  may(action: string, tie?: Tie): boolean {
    const actor = this.session.person();
    const claim = this.policies[action];
    if (!actor || !claim) return false;
    const scopes = this.session.scopes();
    return tie ? claim({ actor, tie, scopes }) : couldEver(claim, actor, scopes);
  }
}

/** Shows its content only to people who may do the action. */
@Directive({ selector: '[hfCan]' })
export class Can {
  readonly hfCan = input.required<string>();
  readonly hfCanTie = input<Tie>();
  private readonly access = inject(Access);
  private readonly template = inject<TemplateRef<unknown>>(TemplateRef);
  private readonly place = inject(ViewContainerRef);

  constructor() {
    effect(() => {
      const may = this.access.may(this.hfCan(), this.hfCanTie());
      if (may && this.place.length === 0) this.place.createEmbeddedView(this.template);
      else if (!may) this.place.clear();
    });
  }
}
