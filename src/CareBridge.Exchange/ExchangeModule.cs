using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Contracts.Retention;
using CareBridge.Exchange.Features.Accounting;
using CareBridge.Exchange.Features.Bundles;
using CareBridge.Exchange.Features.Export;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Features.Subscriptions;
using CareBridge.Exchange.Features.Writing;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Exporting;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Retention;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Exchange;

/// <summary>The only FHIR door: what the other services know, as R4 resources, to whom consent names.</summary>
public sealed class ExchangeModule : ServiceModule
{
    public const string Service = "exchange";

    /// <summary>Bytes of a client's key set; what is larger is not one.</summary>
    private const int MostJwksBytes = 64 * 1024;

    /// <summary>Somebody waits for a token meanwhile; who asks for the next one causes the next try.</summary>
    private static readonly Attempt KeysAttempt = new(TimeSpan.FromSeconds(4), 1);

    public override string Name => Service;

    public override IReadOnlyList<Setting> Settings => ExchangeSettings.All;

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddStore<ExchangeDbContext>(Service);
        services.AddRetention(Service, ExchangeRetention.Plan);
        services.AddExporting(Service, ExchangeExport.Plan);
        AddSmart(services);
        AddRest(services);
        services.AddSubscriptions();
        services.AddBundles();
        WriteResource.AddTo(services);
        services.AddExport().AddOperations();
        services.AddSingleton<Positions>();
        services.AddScoped<Indexer>();
        services.AddScoped<PatientNumbers>();
        services.AddScoped<ConsentPointers>();
        services.AddScoped<Projector>();
        services.AddHostedService<PurgeSearchEntries>();
        services.AddProjection<ExchangeDbContext, SearchProjection>();
        services.AddTimer<ExchangeDbContext>("subscriptions", store => store.Subscriptions.Select(one => one.DueAt));
        services.AddScoped<ProjectAtOnce>();
        services.AddReaction<OrganizationChanged, ProjectOrganization, ExchangeDbContext>(Service);
        services.AddReaction<EndpointChanged, ProjectEndpoint, ExchangeDbContext>(Service);
        services.AddReaction<StaffChanged, ProjectStaff, ExchangeDbContext>(Service);
        services.AddReaction<GroupChanged, ProjectGroup, ExchangeDbContext>(Service);
        services.AddReaction<ResourceChanged, ProjectResource, ExchangeDbContext>(Service);
        services.AddReaction<ParticipantChanged, ProjectParticipant, ExchangeDbContext>(Service);
        services.AddReaction<ReferralChanged, ProjectReferral, ExchangeDbContext>(Service);
        services.AddReaction<ContactChanged, ProjectContact, ExchangeDbContext>(Service);
        services.AddReaction<ConsentChanged, ProjectConsent, ExchangeDbContext>(Service);
        services.AddReaction<EscalationChanged, ProjectEscalation, ExchangeDbContext>(Service);
        services.AddReaction<SafetyPlanChanged, ProjectSafetyPlan, ExchangeDbContext>(Service);
        services.AddReaction<CheckInRecorded, ProjectCheckIn, ExchangeDbContext>(Service);
        services.AddReaction<EngagementChanged, ProjectEngagement, ExchangeDbContext>(Service);
        services.AddReaction<MilestoneReached, ProjectMilestone, ExchangeDbContext>(Service);
        services.AddReaction<GoalChanged, ProjectGoal, ExchangeDbContext>(Service);
        services.AddReaction<AftercarePlanChanged, ProjectPlan, ExchangeDbContext>(Service);
        services.AddReaction<DocumentChanged, ProjectDocument, ExchangeDbContext>(Service);
        services.AddReaction<CommunicationSent, ProjectCommunication, ExchangeDbContext>(Service);
        services.AddReaction<AttendanceChanged, ProjectAttendance, ExchangeDbContext>(Service);
        services.AddReaction<SupportChanged, ProjectSupport, ExchangeDbContext>(Service);
        services.AddReaction<CircleChanged, ProjectCircle, ExchangeDbContext>(Service);
        services.AddReaction<RecordsDisposed, ForgetDisposed, ExchangeDbContext>(Service);
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/exchange");
        RegisterClient.Map(api);
        MaintainClients.Map(api);
        DescribeSmart.Map(routes);
        ReadAuditEvents.Map(api);
        ReadOwnRecord.Map(api);
        IssueToken.Map(routes.MapGroup("/fhir"));
        FhirRoutes.Map(routes);
    }

    private static void AddSmart(IServiceCollection services)
    {
        services.AddResilientHttpClient(ClientKeys.HttpClient, KeysAttempt)
            .OnlyToPublicAddresses()
            .ConfigureHttpClient(client =>
            {
                client.MaxResponseContentBufferSize = MostJwksBytes;
                client.Timeout = KeysAttempt.Budget;
            });
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<EnabledClients>();
        services.AddSingleton<ClientKeys>();
        services.AddSingleton<RateLimits>();
        services.AddOptions<RateLimiterOptions>()
            .Configure<RateLimits>((limiter, limits) => limiter.AddPolicy(RateLimits.Clients, limits));
        services.AddScoped<IssueToken>();
        services.AddHostedService<PurgeUsedAssertions>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, SmartAuthenticationHandler>(
            SmartAuthenticationHandler.SchemeName, null);
    }

    private static void AddRest(IServiceCollection services)
    {
        services.AddSingleton<PageCursors>();
        services.AddScoped<Permits>();
        services.AddScoped<SearchGate>();
        services.AddScoped<Matching>();
        services.AddScoped<Included>();
        services.AddScoped<SearchResources>();
        services.AddSingleton<CurrentVersions>();
        services.AddScoped<ReadResource>();
        services.AddScoped<ReadHistory>();
        services.AddScoped<StopNotices>();
        services.AddScoped<UpdateReferral>();
        services.AddScoped<FileConsents>();
        services.AddScoped<CreateConsent>();
        services.AddScoped<UpdateConsent>();
        services.AddScoped<EndConsent>();
        services.AddScoped<FiledPatients>();
        services.AddScoped<ReadAuditEvents>();
        services.AddScoped<ReadOwnRecord>();
    }
}
