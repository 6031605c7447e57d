import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClinicModule } from '@holdfast/clinic/server';
import { ReferralSettingController } from '../setting/referral-setting.controller';
import { ReferralSettings } from '../setting/referral-settings';
import { Directory } from './directory';
import { DirectoryController } from './directory.controller';
import { DirectoryImport } from './directory-import';
import { DirectoryKeeping } from './directory-keeping';
import { ReferralSetting, Therapist } from './therapist.entity';

/** The directory of therapists and the settings of referrals: what searches and attempts stand on. */
@Module({
  imports: [ClinicModule, TypeOrmModule.forFeature([Therapist, ReferralSetting])],
  controllers: [DirectoryController, ReferralSettingController],
  providers: [Directory, DirectoryImport, DirectoryKeeping, ReferralSettings],
  exports: [Directory, DirectoryImport, DirectoryKeeping, ReferralSettings],
})
export class DirectoryModule {}
