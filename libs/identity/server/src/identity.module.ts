import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Account } from './account.entity';
import { Accounts } from './accounts';
import { DemoSignIns } from './demo-sign-ins';
import { IdentityController } from './identity.controller';
import { PasswordHashing } from './password-hashing';
import { SessionCookies } from './session-cookies';
import { SessionDesk } from './session-desk';
import { Session } from './session.entity';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';
import { SignInRules } from './sign-in-rules';

/** Accounts and sessions. */
@Module({
  imports: [TypeOrmModule.forFeature([Account, Session])],
  controllers: [IdentityController],
  providers: [Accounts, DemoSignIns, PasswordHashing, SessionCookies, SessionDesk, Sessions, SignIn, SignInRules],
  exports: [Accounts, DemoSignIns, PasswordHashing, SignInRules],
})
export class IdentityModule {}
