import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { auditPolicy } from '@holdfast/audit/model';
import { AuditModule } from '@holdfast/audit/server';
import { checkInPolicy } from '@holdfast/check-in/model';
import { CheckInModule } from '@holdfast/check-in/server';
import { clinicPolicy } from '@holdfast/clinic/model';
import { ClinicModule } from '@holdfast/clinic/server';
import { identityPolicy } from '@holdfast/identity/model';
import { IdentityModule } from '@holdfast/identity/server';
import { messagingPolicy } from '@holdfast/messaging/model';
import { MessagingModule } from '@holdfast/messaging/server';
import { operationPolicy } from '@holdfast/operation/model';
import { OperationModule } from '@holdfast/operation/server';
import { PlatformModule, type Settings } from '@holdfast/platform/server';
import { recordPolicy } from '@holdfast/record/model';
import { RecordModule } from '@holdfast/record/server';
import { referralPolicy } from '@holdfast/referral/model';
import { ReferralModule } from '@holdfast/referral/server';
import { safetyPolicy } from '@holdfast/safety/model';
import { SafetyModule } from '@holdfast/safety/server';
import { treatmentPolicy } from '@holdfast/treatment/model';
import { TreatmentModule } from '@holdfast/treatment/server';
import { installationOf } from './installation';

/** Every feature's policy table. */
export const POLICIES = [
  identityPolicy,
  auditPolicy,
  clinicPolicy,
  messagingPolicy,
  safetyPolicy,
  checkInPolicy,
  treatmentPolicy,
  referralPolicy,
  operationPolicy,
  recordPolicy,
];

/** The platform and the list of features. */
@Module({})
export class AppModule {
  /** The whole program with these settings; `besides` adds modules that only a command or a test needs. */
  static with(settings: Settings, besides: readonly Type[] = []): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({ settings, policies: POLICIES }),
        IdentityModule,
        AuditModule,
        ClinicModule,
        MessagingModule,
        SafetyModule,
        CheckInModule,
        TreatmentModule,
        ReferralModule,
        OperationModule.of(installationOf(settings)),
        RecordModule,
        ...besides,
      ],
    };
  }
}
