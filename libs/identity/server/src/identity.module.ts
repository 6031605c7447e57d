import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Account } from './account/account.entity';
import { Accounts } from './account/accounts';
import { DemoSignIns } from './account/demo-sign-ins';
import { CodeApps } from './factor/code-apps';
import { Disowning } from './factor/disowning';
import { Enrolment } from './factor/enrolment';
import { FactorController } from './factor/factor.controller';
import { FirstWays } from './factor/first-ways';
import { Passkeys } from './factor/passkeys';
import { Proofs } from './factor/proofs';
import { RecoveryCodes } from './factor/recovery-codes';
import { SignInChanges } from './factor/sign-in-changes';
import { SignInNotices } from './factor/sign-in.notices';
import { Sites } from './factor/site';
import { StepUps } from './factor/step-ups';
import { Vouchers } from './factor/vouchers';
import { IdentityNotices } from './identity.notices';
import { PasswordChange } from './password/password-change';
import { PasswordController } from './password/password.controller';
import { PasswordHashing } from './password/password-hashing';
import { PasswordResets } from './password/password-resets';
import { PasswordRules } from './password/password-rules';
import { ResetWishes } from './password/reset-wishes';
import { AccountUnlocking } from './rescue/account-unlocking';
import { FirstFactor } from './rescue/first-factor';
import { NewFactor } from './rescue/new-factor';
import { RescueFinishing } from './rescue/rescue-finish';
import { RescueLinks } from './rescue/rescue-links';
import { RescueController } from './rescue/rescue.controller';
import { RescueNotices } from './rescue/rescue.notices';
import { Rescues } from './rescue/rescues';
import { Admission } from './session/admission';
import { Guesses } from './session/guesses';
import { KnownDevices } from './session/known-devices';
import { RefreshTokens } from './session/refresh-tokens';
import { SecondSteps } from './session/second-steps';
import { SessionController } from './session/session.controller';
import { SessionCookies } from './session/session-cookies';
import { SessionDesk } from './session/session-desk';
import { Session } from './session/session.entity';
import { Sessions } from './session/sessions';
import { SignIn } from './session/sign-in';
import { SignInPruning } from './session/sign-in-pruning';
import { SignInRules } from './session/sign-in-rules';
import { AccountClosing } from './account/account-closing';

const FACTORS = [
  ...[CodeApps, Disowning, Enrolment, FirstWays, Passkeys, Proofs, RecoveryCodes, SignInChanges, Sites, StepUps],
  ...[SignInNotices, Vouchers],
];
const PASSWORDS = [PasswordChange, PasswordHashing, PasswordResets, PasswordRules, ResetWishes];
const SESSIONS = [
  Admission,
  Guesses,
  KnownDevices,
  RefreshTokens,
  SecondSteps,
  SessionCookies,
  SessionDesk,
  Sessions,
  SignIn,
  SignInPruning,
];

const RESCUES = [AccountUnlocking, FirstFactor, NewFactor, RescueFinishing, RescueLinks, RescueNotices, Rescues];

/** Accounts, their ways to sign in, and their sessions. */
@Module({
  imports: [TypeOrmModule.forFeature([Account, Session])],
  controllers: [SessionController, FactorController, PasswordController, RescueController],
  providers: [
    ...[AccountClosing, Accounts, DemoSignIns, IdentityNotices, SignInRules],
    ...[...FACTORS, ...PASSWORDS, ...RESCUES, ...SESSIONS],
  ],
  exports: [
    ...[AccountClosing, AccountUnlocking, Accounts, DemoSignIns, FirstWays, Guesses, PasswordHashing],
    ...[SessionDesk, SignInRules, Sites],
  ],
})
export class IdentityModule {}
