import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AccountPage,
  AccountPath,
  AccountQuery,
  AccountView,
  ConfirmPeople,
  InvitationList,
  InvitationPath,
  InvitationView,
  Invite,
  PEOPLE_FILE_LONGEST,
  PeopleFile,
  PeopleInvited,
  PeoplePreview,
  RoleChange,
  StateChange,
} from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can, StepUp, TakesBody } from '@holdfast/platform/server';
import { AccountKeeping } from './account-keeping';
import { Invitations } from './invitations';
import { PeopleImport } from './people-import';

// A character may take three bytes, and JSON writes some of them longer.
const FILE_BYTES = PEOPLE_FILE_LONGEST * 4;

/** The clinic's people as administrators keep them: accounts and invitations. */
@ApiTags('clinic')
@Controller('api/clinic')
export class PeopleController {
  constructor(
    private readonly keeping: AccountKeeping,
    private readonly invitations: Invitations,
    private readonly imports: PeopleImport,
  ) {}

  @Post('accounts/search')
  @Can('account.list')
  @Answers(200, AccountPage)
  list(@Acting() actor: Actor, @Body({ schema: AccountQuery }) query: AccountQuery): Promise<AccountPage> {
    return this.keeping.list(actor, query);
  }

  @Put('accounts/:accountId/roles')
  @Can('account.change')
  @StepUp()
  @Answers(200, AccountView)
  setRoles(
    @Acting() actor: Actor,
    @Param({ schema: AccountPath }) path: AccountPath,
    @Body({ schema: RoleChange }) change: RoleChange,
  ): Promise<AccountView> {
    return this.keeping.setRoles(actor, path.accountId, change);
  }

  @Put('accounts/:accountId/state')
  @Can('account.change')
  @StepUp()
  @Answers(200, AccountView)
  setState(
    @Acting() actor: Actor,
    @Param({ schema: AccountPath }) path: AccountPath,
    @Body({ schema: StateChange }) change: StateChange,
  ): Promise<AccountView> {
    return this.keeping.setState(actor, path.accountId, change);
  }

  @Get('invitations')
  @Can('invitation.list')
  @Answers(200, InvitationList)
  invited(@Acting() actor: Actor): Promise<InvitationList> {
    return this.invitations.list(actor);
  }

  @Put('invitations/:invitationId')
  @Can('invitation.send')
  @StepUp()
  @Answers(200, InvitationView)
  invite(
    @Acting() actor: Actor,
    @Param({ schema: InvitationPath }) path: InvitationPath,
    @Body({ schema: Invite }) input: Invite,
  ): Promise<InvitationView> {
    return this.invitations.invite(actor, path.invitationId, input);
  }

  @Post('invitations/:invitationId/mail')
  @Can('invitation.send')
  @StepUp()
  @Answers(200, InvitationView)
  resend(@Acting() actor: Actor, @Param({ schema: InvitationPath }) path: InvitationPath): Promise<InvitationView> {
    return this.invitations.resend(actor, path.invitationId);
  }

  @Delete('invitations/:invitationId')
  @Can('invitation.revoke')
  @Answers(200, InvitationView)
  revoke(@Acting() actor: Actor, @Param({ schema: InvitationPath }) path: InvitationPath): Promise<InvitationView> {
    return this.invitations.revoke(actor, path.invitationId);
  }

  @Post('people-file/preview')
  @Can('invitation.send')
  @TakesBody(FILE_BYTES)
  @Answers(200, PeoplePreview)
  preview(@Acting() actor: Actor, @Body({ schema: PeopleFile }) file: PeopleFile): Promise<PeoplePreview> {
    return this.imports.preview(actor, file);
  }

  @Post('people-file')
  @Can('invitation.send')
  @StepUp()
  @TakesBody(FILE_BYTES)
  @Answers(201, PeopleInvited)
  confirm(@Acting() actor: Actor, @Body({ schema: ConfirmPeople }) file: ConfirmPeople): Promise<PeopleInvited> {
    return this.imports.confirm(actor, file);
  }
}
