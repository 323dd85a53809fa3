using CareBridge.Consent.Diagnosis;
using CareBridge.Consent.Features;
using CareBridge.Consent.Features.Accounting;
using CareBridge.Consent.Features.BreakGlass;
using CareBridge.Consent.Features.Filings;
using CareBridge.Consent.Features.Links;
using CareBridge.Consent.Features.Permits;
using CareBridge.Consent.Features.Restrictions;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Aftercare;
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
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Consent;

/// <summary>Part 2 consents, the decision on every disclosure, and the accounting of all that were made.</summary>
public sealed class ConsentModule : ServiceModule
{
    public const string Service = "consent";

    public override string Name => Service;

    public override IReadOnlyList<Setting> Settings => ConsentSettings.All;

    public override IReadOnlyList<DeploymentCheck> Checks => [new AnchorsCheck()];

    public override IReadOnlyList<ServiceCommand> Commands => [VerifyAccountingCommand.Command];

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddStore<ConsentDbContext>(Service);
        services.AddRetention(Service, ConsentRetention.Plan);
        services.AddExporting(Service, ConsentExport.Plan);
        services.AddProjection<ConsentDbContext, RecipientProjection>();
        services.AddProjection<ConsentDbContext, HolderProjection>();
        services.AddSingleton<AuthorizeDisclosures>();
        services.AddHostedService(provider => provider.GetRequiredService<AuthorizeDisclosures>());
        services.AddSingleton<DecideDisclosures>();
        services.AddScoped<IDisclosures, AnswerDisclosureQuestions>();
        services.AddScoped<IAccounting, AnswerAccountingQuestions>();
        services.AddReaction<ReferralChanged, RequestConsentForReferral, ConsentDbContext>(Service);
        services.AddReaction<PartnershipChanged, RequestConsentForPartner, ConsentDbContext>(Service);
        services.AddReaction<OrganizationChanged, LearnOrganization, ConsentDbContext>(Service);
        services.AddReaction<RecipientStandingChanged, AskWhenVerified, ConsentDbContext>(Service);
        services.AddReaction<ConsentChanged, TellParties, ConsentDbContext>(Service);
        services.AddHostedService<TendConsents>();
        services.AddTimer<ConsentDbContext>("consents", store => store.Consents
            .Where(one => one.Status == ConsentStatus.Requested || one.Status == ConsentStatus.Granted)
            .Select(one => one.DueAt));
        services.AddScoped<GuardianRule>();
        services.AddScoped<LinkForms>();
        services.AddScoped<IConsentFilings, AnswerConsentFilings>();
        services.AddScoped<BreakGlassDesk>();
        services.AddScoped<IEmergencies, AnswerEmergencies>();
        services.AddTransient<ReviewAccounting>();
        services.AddScoped<PermitDesk>();
        services.AddSingleton<AnchorAccounting>();
        services.AddHostedService(provider => provider.GetRequiredService<AnchorAccounting>());
    }

    public override IReadOnlyList<string> OpenPaths => [OpenConsentLink.Path, ReadForms.Path];

    public override IReadOnlyList<string> OnScreenPaths => [TellPermitChanges.Path];

    public override void AddClients(IServiceCollection services)
    {
        services.AddSingleton<IDisclosures, AskDisclosures>();
        services.AddSingleton<IConsentFilings, AskConsentFilings>();
        services.AddSingleton<IEmergencies, AskEmergencies>();
        services.AddSingleton<IAccounting, AskAccounting>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/consent");
        RequestConsent.Map(api);
        GrantConsent.Map(api);
        SignOnPaper.Map(api);
        DeclineConsent.Map(api);
        RevokeConsent.Map(api);
        ReadConsents.Map(api);
        ReadDocuments.Map(api);
        ReadForms.Map(api);
        MakeConsentLink.Map(api);
        OpenConsentLink.Map(api);
        AnswerConsentLink.Map(api);
        DenyDisclosures.Map(api);
        AskForRestriction.Map(api);
        AnswerRestriction.Map(api);
        OpenBreakGlass.Map(api);
        ReviewBreakGlass.Map(api);
        ReadNotices.Map(api);
        ExplainDecision.Map(api);
        RecordDisclosure.Map(api);
        ReadDisclosures.Map(api);
        ReadRecipients.Map(api);
        QueryBreach.Map(api);
        CountDisclosures.Map(api);
        ReadExpiring.Map(api);
        ReadPermits.Map(api);
        TellPermitChanges.Map(api);
        VerifyAccounting.Map(api);
    }

    public override void MapQuestions(IEndpointRouteBuilder routes)
    {
        routes.MapSharedQuestion<IDisclosures, AuthorizeDisclosure, DisclosureAuthorization>(
            (disclosures, question, cancellation) => disclosures.AuthorizeAsync(question, cancellation));
        routes.MapSharedQuestion<IDisclosures, DecideDisclosure, DisclosureDecision>(
            (disclosures, question, cancellation) => disclosures.DecideAsync(question, cancellation));
        routes.MapQuestion<IConsentFilings, FileConsent, ConsentChanged>(
            (filings, question, cancellation) => filings.FileAsync(question, cancellation));
        routes.MapQuestion<IConsentFilings, FileRevocation, ConsentChanged>(
            (filings, question, cancellation) => filings.RevokeAsync(question, cancellation));
        routes.MapQuestion<IEmergencies, DeclareEmergency, EmergencyOpened>(
            (emergencies, question, cancellation) => emergencies.DeclareAsync(question, cancellation));
        routes.MapQuestion<IAccounting, ReadAccounting, AccountingPage>(
            (accounting, question, cancellation) => accounting.ReadAsync(question, cancellation));
    }
}
