using CareBridge.Contracts.Directory;
using CareBridge.Directory.Features;
using CareBridge.Directory.Features.Endpoints;
using CareBridge.Directory.Features.Exports;
using CareBridge.Directory.Features.Groups;
using CareBridge.Directory.Features.Holds;
using CareBridge.Directory.Features.Identities;
using CareBridge.Directory.Features.Imports;
using CareBridge.Directory.Features.Matching;
using CareBridge.Directory.Features.Preferences;
using CareBridge.Directory.Features.Resources;
using CareBridge.Directory.Features.Searches;
using CareBridge.Directory.Features.Verification;
using CareBridge.Directory.Storage;
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

namespace CareBridge.Directory;

/// <summary>Organizations, the people who work there, their peer groups, and the participants they serve.</summary>
public sealed class DirectoryModule : ServiceModule
{
    public const string Service = "directory";

    public override string Name => Service;

    public override IReadOnlyList<Setting> Settings => DirectorySettings.All;

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddStore<DirectoryDbContext>(Service);
        services.AddScoped<IDirectory, AnswerDirectoryQuestions>();
        services.AddScoped<RankNearbyHelp>();
        services.AddSingleton<ImportSignal>();
        services.AddHostedService<RunImports>();
        services.AddHostedService<PurgeImports>();
        services.AddSingleton<ResourceClock>();
        services.AddSingleton<GroupIndex>();
        services.AddScoped<MatchGroups>();
        services.AddHostedService<KeepGroupIndex>();
        services.AddHostedService<ExpireResources>();
        services.AddHostedService<FindMatches>();
        services.AddHostedService<LapseVerifications>();
        services.AddRetention(Service, DirectoryRetention.Plan);
        services.AddExporting(Service, DirectoryExport.Plan);
        services.AddProjection<DirectoryDbContext, MatchKeyProjection>();
        services.AddProjection<DirectoryDbContext, GroupPlaceProjection>();
        services.AddReaction<StaffChanged, RelistFacilitators, DirectoryDbContext>(Service);
    }

    public override void AddClients(IServiceCollection services) => services.AddSingleton<IDirectory, AskDirectory>();

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/directory");
        RegisterOrganization.Map(api);
        ReadOrganizations.Map(api);
        VerifyOrganization.Map(api);
        DoubtOrganization.Map(api);
        ReadVerification.Map(api);
        OfferEndpoint.Map(api);
        WithdrawEndpoint.Map(api);
        ReadEndpoints.Map(api);
        EmployStaff.Map(api);
        ReleaseStaff.Map(api);
        ReadStaff.Map(api);
        ReadPositions.Map(api);
        ReadStaffMember.Map(api);
        ListGroup.Map(api);
        CloseGroup.Map(api);
        ReadGroups.Map(api);
        ListResource.Map(api);
        MaintainResource.Map(api);
        ReadResources.Map(api);
        OpenImport.Map(api);
        SendImport.Map(api);
        ReadImports.Map(api);
        ExportMeetingGuide.Map(api);
        ExportHsds.Map(api);
        SuggestGroups.Map(api);
        BeginSearch.Map(api);
        ReadSearches.Map(api);
        ProposeGroups.Map(api);
        RecordVisit.Map(api);
        MoveSearch.Map(api);
        RegisterParticipant.Map(api);
        LinkParticipant.Map(api);
        UnlinkParticipant.Map(api);
        ReadMatches.Map(api);
        DecideMatch.Map(api);
        ReadParticipants.Map(api);
        FindParticipants.Map(api);
        ReadColleagues.Map(api);
        ReadServingOrganizations.Map(api);
        SetPreferences.Map(api);
        ReadPreferences.Map(api);
        PlaceHold.Map(api);
        LiftHold.Map(api);
        ReadHolds.Map(api);
    }

    public override void MapQuestions(IEndpointRouteBuilder routes)
    {
        routes.MapQuestion<IDirectory, FindOrganization, OrganizationStanding>(
            (directory, question, cancellation) => directory.FindOrganizationAsync(question, cancellation));
        routes.MapQuestion<IDirectory, FindParticipant, ParticipantStanding>(
            (directory, question, cancellation) => directory.FindParticipantAsync(question, cancellation));
        routes.MapQuestion<IDirectory, FindPerson, PersonStanding>(
            (directory, question, cancellation) => directory.FindPersonAsync(question, cancellation));
        routes.MapQuestion<IDirectory, FindReach, ParticipantReach>(
            (directory, question, cancellation) => directory.FindReachAsync(question, cancellation));
        routes.MapQuestion<IDirectory, FindNearbyHelp, NearbyHelp>(
            (directory, question, cancellation) => directory.FindNearbyHelpAsync(question, cancellation));
        routes.MapQuestion<IDirectory, FindHold, HoldStanding>(
            (directory, question, cancellation) => directory.FindHoldAsync(question, cancellation));
    }
}
