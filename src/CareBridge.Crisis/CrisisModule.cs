using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Features;
using CareBridge.Crisis.Features.Links;
using CareBridge.Crisis.Features.OnCall;
using CareBridge.Crisis.Features.Raising;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
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
        services.AddScoped<RaisingDesk>();
        services.AddScoped<RaiseEscalation>();
        services.AddScoped<RaiseDrill>();
        services.AddScoped<AddScreen>();
        services.AddScoped<EscalationDisclosures>();
        services.AddScoped<CaseDesk>();
        services.AddScoped<AnswerEscalation>();
        services.AddScoped<AddNote>();
        services.AddScoped<ReadStory>();
        services.AddScoped<AnswerByLink>();
        services.AddReaction<OrganizationChanged, LearnOrganization, CrisisDbContext>(Service);
        services.AddReaction<ParticipantChanged, LearnParticipant, CrisisDbContext>(Service);
        services.AddReaction<StaffChanged, LearnStaff, CrisisDbContext>(Service);
        services.AddReaction<WarningChanged, RaiseOnHelpWanted, CrisisDbContext>(Service);
        services.AddHostedService<PageTeams>();
        services.AddHostedService<TendCases>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/crisis");
        ReadScreener.Map(api);
        RaiseEscalation.Map(api);
        RaiseDrill.Map(api);
        ReadDrills.Map(api);
        AddScreen.Map(api);
        ReadEscalations.Map(api);
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
    }
}
