using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Exporting;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Questions;
using CareBridge.Platform.Retention;
using CareBridge.Platform.Storage;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Features;
using CareBridge.Referrals.Features.Contacts;
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

    public override IReadOnlyList<Setting> Settings => ReferralKeys.All;

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddStore<ReferralsDbContext>(Service);
        services.AddSealedWords<ReferralsDbContext>();
        services.AddRetention(Service, ReferralsRetention.Plan);
        services.AddExporting(Service, ReferralsExport.Plan);
        services.AddScoped<AnswerReferrals>();
        services.AddScoped<IReferralAnswers, AnswerReferrals>();
        services.AddScoped<IReferralFilings, FileReferrals>();
        services.AddScoped<ReferralRules>();
        services.AddScoped<CancelReferral>();
        services.AddScoped<IContactFilings, FileContacts>();
        services.AddScoped<FileContacts>();
        services.AddScoped<ContactRules>();
        services.AddScoped<ReplyToContact>();
        services.AddScoped<ReplyByLink>();
        services.AddScoped<InformReceivers>();
        services.AddScoped<ReferralAccess>();
        services.AddSingleton<ReferralSettings>();
        services.AddSingleton<Acts>();
        services.AddScoped<ReferralDisclosures>();
        services.AddScoped<SubmitReferral>();
        services.AddReaction<ConsentChanged, FollowConsent, ReferralsDbContext>(Service);
        services.AddReaction<RestrictionChanged, FollowRestriction, ReferralsDbContext>(Service);
        services.AddReaction<RecipientStandingChanged, FollowStanding, ReferralsDbContext>(Service);
        services.AddReaction<ParticipantChanged, CancelWithService, ReferralsDbContext>(Service);
        services.AddReaction<StaffChanged, LearnStaff, ReferralsDbContext>(Service);
        services.AddHostedService<TendReferrals>();
        services.AddTimer<ReferralsDbContext>("time-limits", store => store.Referrals.Select(one => one.DueAt));
        services.AddReaction<ReferralChanged, HoldWhenSentTooLate, ReferralsDbContext>(Service);
    }

    public override void AddClients(IServiceCollection services)
    {
        services.AddSingleton<IReferralAnswers, AskReferrals>();
        services.AddSingleton<IReferralFilings, AskReferralFilings>();
        services.AddSingleton<IContactFilings, AskContactFilings>();
    }

    public override IReadOnlyList<string> OpenPaths => [Contact.LinkPath];

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/referrals");
        DraftReferral.Map(api);
        SubmitReferral.Map(api);
        AnswerByHand.Map(api);
        InformReceivers.Map(api);
        AssignReferral.Map(api);
        ProposeContactByHand.Map(api);
        MoveContactByHand.Map(api);
        ReplyToContact.Map(api);
        ReplyByLink.Map(api);
        CancelReferral.Map(api);
        ReadReferrals.Map(api);
        ReadFunnel.Map(api);
    }

    public override void MapQuestions(IEndpointRouteBuilder routes)
    {
        routes.MapQuestion<IReferralAnswers, AnswerReferral, ReferralChanged>(
            (answers, question, cancellation) => answers.AnswerAsync(question, cancellation));
        routes.MapQuestion<IReferralFilings, FileReferral, ReferralChanged>(
            (filings, question, cancellation) => filings.FileAsync(question, cancellation));
        routes.MapQuestion<IReferralFilings, CancelFiledReferral, ReferralChanged>(
            (filings, question, cancellation) => filings.CancelAsync(question, cancellation));
        routes.MapQuestion<IReferralFilings, InformReceiver, ReferralChanged>(
            (filings, question, cancellation) => filings.InformAsync(question, cancellation));
        routes.MapQuestion<IContactFilings, ProposeContact, ContactChanged>(
            (filings, question, cancellation) => filings.ProposeAsync(question, cancellation));
        routes.MapQuestion<IContactFilings, AnswerContact, ContactChanged>(
            (filings, question, cancellation) => filings.AnswerAsync(question, cancellation));
    }
}
