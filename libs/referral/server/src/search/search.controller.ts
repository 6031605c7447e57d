import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import {
  AnswerNext,
  ChangeSearch,
  CloseSearch,
  InterestPath,
  MatchList,
  OpenSearch,
  RankChoices,
  SayInterest,
  SearchesPath,
  SearchList,
  SearchPath,
  SetShortlist,
  TherapyTracker,
} from '@holdfast/referral/model';
import { Interests } from './interests';
import { SearchClosing } from './search-closing';
import { Searches } from './searches';
import { Shortlists } from './shortlists';
import { Therapy } from './therapy';

/** The way to a therapist: what a patient says of it, searches, shortlists and the patient's own tracker. */
@ApiTags('referral')
@Controller('api/patients/:patientId')
export class SearchController {
  constructor(
    private readonly searches: Searches,
    private readonly closing: SearchClosing,
    private readonly shortlists: Shortlists,
    private readonly interests: Interests,
    private readonly therapy: Therapy,
  ) {}

  @Get('therapy')
  @Can('therapy.read')
  @Answers(200, TherapyTracker)
  tracker(
    @Acting() actor: Actor,
    @Param({ schema: SearchesPath }) path: { patientId: string },
  ): Promise<TherapyTracker> {
    return this.therapy.view(actor, path.patientId);
  }

  @Put('therapy-interest/:interestId')
  @Can('search.interest')
  @HttpCode(204)
  say(
    @Acting() actor: Actor,
    @Param({ schema: InterestPath }) path: InterestPath,
    @Body({ schema: SayInterest }) input: SayInterest,
  ): Promise<void> {
    return this.interests.say(actor, path, input);
  }

  @Get('searches')
  @Can('search.read')
  @Answers(200, SearchList)
  list(@Acting() actor: Actor, @Param({ schema: SearchesPath }) path: { patientId: string }): Promise<SearchList> {
    return this.searches.list(actor, path.patientId);
  }

  @Put('searches/:searchId')
  @Can('search.open')
  @Answers(200, SearchList)
  open(
    @Acting() actor: Actor,
    @Param({ schema: SearchPath }) path: SearchPath,
    @Body({ schema: OpenSearch }) input: OpenSearch,
  ): Promise<SearchList> {
    return this.searches.open(actor, path, input);
  }

  @Put('searches/:searchId/change')
  @Can('search.change')
  @Answers(200, SearchList)
  change(
    @Acting() actor: Actor,
    @Param({ schema: SearchPath }) path: SearchPath,
    @Body({ schema: ChangeSearch }) input: ChangeSearch,
  ): Promise<SearchList> {
    return this.searches.change(actor, path, input);
  }

  @Post('searches/:searchId/close')
  @Can('search.close')
  @Answers(200, SearchList)
  close(
    @Acting() actor: Actor,
    @Param({ schema: SearchPath }) path: SearchPath,
    @Body({ schema: CloseSearch }) input: CloseSearch,
  ): Promise<SearchList> {
    return this.closing.close(actor, path, input);
  }

  @Get('searches/:searchId/matches')
  @Can('search.choose')
  @Answers(200, MatchList)
  matches(@Acting() actor: Actor, @Param({ schema: SearchPath }) path: SearchPath): Promise<MatchList> {
    return this.shortlists.matches(actor, path);
  }

  @Put('searches/:searchId/shortlist')
  @Can('search.choose')
  @Answers(200, SearchList)
  shortlist(
    @Acting() actor: Actor,
    @Param({ schema: SearchPath }) path: SearchPath,
    @Body({ schema: SetShortlist }) input: SetShortlist,
  ): Promise<SearchList> {
    return this.shortlists.set(actor, path, input);
  }

  @Put('searches/:searchId/ranking')
  @Can('search.rank')
  @HttpCode(204)
  rank(
    @Acting() actor: Actor,
    @Param({ schema: SearchPath }) path: SearchPath,
    @Body({ schema: RankChoices }) input: RankChoices,
  ): Promise<void> {
    return this.shortlists.rank(actor, path, input);
  }

  @Put('searches/:searchId/next')
  @Can('search.rank')
  @HttpCode(204)
  answer(
    @Acting() actor: Actor,
    @Param({ schema: SearchPath }) path: SearchPath,
    @Body({ schema: AnswerNext }) { yes }: AnswerNext,
  ): Promise<void> {
    return this.shortlists.answer(actor, path, yes);
  }
}
