using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Questions;
using CareBridge.Platform.Storage;
using CareBridge.Referrals.Features;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Referrals;

/// <summary>Closed-loop referrals between peer communities and clinics, in either direction.</summary>
public sealed class ReferralsModule : ServiceModule
{
    public const string Service = "referrals";

    public override string Name => Service;

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddStore<ReferralsDbContext>(Service);
        services.AddScoped<AnswerReferrals>();
        services.AddScoped<IReferralAnswers, AnswerReferrals>();
        services.AddScoped<IReferralFilings, FileReferrals>();
        services.AddScoped<ReferralRules>();
        services.AddScoped<CancelReferral>();
        services.AddScoped<ReferralDisclosures>();
        services.AddScoped<SubmitReferral>();
        services.AddReaction<ConsentChanged, FollowConsent, ReferralsDbContext>(Service);
        services.AddReaction<RestrictionChanged, FollowRestriction, ReferralsDbContext>(Service);
        services.AddReaction<ReferralChanged, HoldWhenSentTooLate, ReferralsDbContext>(Service);
    }

    public override void AddClients(IServiceCollection services)
    {
        services.AddSingleton<IReferralAnswers, AskReferrals>();
        services.AddSingleton<IReferralFilings, AskReferralFilings>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/referrals");
        DraftReferral.Map(api);
        SubmitReferral.Map(api);
        CancelReferral.Map(api);
        AnswerByHand.Map(api);
        ReadReferrals.Map(api);
    }

    public override void MapQuestions(IEndpointRouteBuilder routes)
    {
        routes.MapQuestion<IReferralAnswers, AnswerReferral, ReferralChanged>(
            (answers, question, cancellation) => answers.AnswerAsync(question, cancellation));
        routes.MapQuestion<IReferralFilings, FileReferral, ReferralChanged>(
            (filings, question, cancellation) => filings.FileAsync(question, cancellation));
        routes.MapQuestion<IReferralFilings, CancelFiledReferral, ReferralChanged>(
            (filings, question, cancellation) => filings.CancelAsync(question, cancellation));
    }
}
