using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Features;
using CareBridge.Crisis.Features.Board;
using CareBridge.Crisis.Features.Learning;
using CareBridge.Crisis.Features.Links;
using CareBridge.Crisis.Features.OnCall;
using CareBridge.Crisis.Features.Raising;
using CareBridge.Crisis.Features.SafetyPlans;
using CareBridge.Crisis.Storage;
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

namespace CareBridge.Crisis;

/// <summary>
/// Escalations: from the screen that raises one to the follow-ups after it; who is on call, and who is paged when.
/// </summary>
public sealed class CrisisModule : ServiceModule
{
    public const string Service = "crisis";

    public override string Name => Service;

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddStore<CrisisDbContext>(Service);
        services.AddRetention(Service, CrisisRetention.Plan);
        services.AddExporting(Service, CrisisExport.Plan);
        services.AddScoped<RaisingDesk>();
        services.AddScoped<RaiseEscalation>();
        services.AddScoped<RaiseDrill>();
        services.AddScoped<AddScreen>();
        services.AddScoped<ICrisisFilings, FileEscalations>();
        services.AddScoped<EscalationDisclosures>();
        services.AddScoped<CaseDesk>();
        services.AddScoped<AnswerEscalation>();
        services.AddScoped<AddNote>();
        services.AddScoped<ReadStory>();
        services.AddScoped<AnswerByLink>();
        services.AddScoped<WriteSafetyPlan>();
        services.AddScoped<SafetyPlanDisclosures>();
        services.AddScoped<WriteAfterAction>();
        services.AddScoped<ReadFigures>();
        services.AddScoped<ReadContext>();
        services.AddScoped<ContextDisclosures>();
        services.AddReaction<OrganizationChanged, LearnOrganization, CrisisDbContext>(Service);
        services.AddReaction<ParticipantChanged, LearnParticipant, CrisisDbContext>(Service);
        services.AddReaction<StaffChanged, LearnStaff, CrisisDbContext>(Service);
        services.AddReaction<WarningChanged, RaiseOnHelpWanted, CrisisDbContext>(Service);
        services.AddBoardWatch();
        services.AddHostedService<PageTeams>();
        services.AddHostedService<TendCases>();
        services.AddHostedService<WatchCover>();
        services.AddFigure<CrisisDbContext>(
            CrisisMeasures.Unanswered, (store, _) => CrisisMeasures.UnansweredOf(store));
        services.AddTimer<CrisisDbContext>("ladders", store =>
            from ladder in store.Ladders
            join escalation in store.WithoutIdleDrills() on ladder.EscalationId equals escalation.Id
            select ladder.NextAt);
        services.AddTimer<CrisisDbContext>("follow-ups", store => store.FollowUps.Select(one => one.DueAt));
        services.AddTimer<CrisisDbContext>("contacts", store => store.Escalations.Select(one => one.ContactDueAt));
        services.AddTimer<CrisisDbContext>("hand-overs", store => store.Escalations.Select(one => one.HandOverUntil));
    }

    public override IReadOnlyList<string> OpenPaths => [CrisisPage.LinkPath, KeepCalendars.OpenPath];

    public override IReadOnlyList<string> OnScreenPaths => [TellBoardChanges.Path];

    public override void AddClients(IServiceCollection services) =>
        services.AddSingleton<ICrisisFilings, AskCrisisFilings>();

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/crisis");
        ReadScreener.Map(api);
        RaiseEscalation.Map(api);
        RaiseDrill.Map(api);
        ReadDrills.Map(api);
        AddScreen.Map(api);
        ReadEscalations.Map(api);
        ReadTeam.Map(api);
        TellBoardChanges.Map(api);
        AnswerEscalation.Map(api);
        AddNote.Map(api);
        ReadStory.Map(api);
        TendFollowUp.Map(api);
        ReadAlarms.Map(api);
        KeepOnCallPlan.Map(api);
        ReadOnCall.Map(api);
        ChangeOnCall.Map(api);
        KeepCalendars.Map(api);
        AnswerByLink.Map(api);
        WriteSafetyPlan.Map(api);
        ReadSafetyPlans.Map(api);
        ReadContext.Map(api);
        WriteAfterAction.Map(api);
        ReadFigures.Map(api);
    }

    public override void MapQuestions(IEndpointRouteBuilder routes) =>
        routes.MapQuestion<ICrisisFilings, FileEscalation, EscalationChanged>(
            (filings, question, cancellation) => filings.RaiseAsync(question, cancellation));
}
