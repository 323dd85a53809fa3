using CareBridge.Crisis.Domain.SafetyPlans;
using CareBridge.Crisis.Features.Links;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features.SafetyPlans;

/// <summary>
/// A participant reads their plans, an organization those that it holds, with all their versions and to print; what
/// others hold is shown under consent.
/// </summary>
internal static class ReadSafetyPlans
{
    private const string What = "safety plan";
    private const int MostVersions = 20;

    private static readonly Role[] Readers =
        [Role.PeerSpecialist, Role.ClinicStaff, Role.CrisisResponder, Role.Participant];

    private static readonly Role[] Holders = [Role.PeerSpecialist, Role.ClinicStaff, Role.Participant];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants/{participantId:guid}/safety-plans", ListAsync)
            .WithSummary("List safety plans").RequireRole(Readers).ShowsThroughDoor();
        routes.MapGet("/safety-plans/{id:guid}", GetAsync)
            .WithSummary("Read safety plan").RequireRole(Readers).ShowsThroughDoor();
        routes.MapGet("/safety-plans/{id:guid}/versions", VersionsAsync)
            .WithSummary("List the versions of a safety plan").RequireRole(Holders).ShowsOwn();
        routes.MapGet("/safety-plans/{id:guid}/print", PrintAsync)
            .WithSummary("Print safety plan").RequireRole(Holders).ShowsOwn()
            .Produces<string>(contentType: "text/html");
    }

    /// <param name="purpose">What they are wanted for; treatment when left out.</param>
    /// <param name="organizationId">Only the one that this organization keeps; all when left out.</param>
    private static async Task<Page<SafetyPlanView>> ListAsync(
        Guid participantId,
        Caller caller,
        CrisisDbContext store,
        SafetyPlanDisclosures disclosures,
        CancellationToken cancellation,
        string? purpose = null,
        Guid? organizationId = null)
    {
        if (caller.Role == Role.Participant && participantId != caller.Id) throw new NotFoundException("participant");
        var plans = await store.SafetyPlans.AsNoTracking().Where(plan => plan.ParticipantId == participantId
                && (organizationId == null || plan.OrganizationId == organizationId))
            .OrderByDescending(plan => plan.ChangedAt).ThenBy(plan => plan.Id).ToListAsync(cancellation);
        return await disclosures.ShowAsync(plans, caller, purpose, "participant", cancellation);
    }

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static async Task<SafetyPlanView> GetAsync(
        Guid id,
        Caller caller,
        CrisisDbContext store,
        SafetyPlanDisclosures disclosures,
        CancellationToken cancellation,
        string? purpose = null)
    {
        var plans = await store.SafetyPlans.AsNoTracking().Where(plan => plan.Id == id).ToListAsync(cancellation);
        var shown = await disclosures.ShowAsync(plans, caller, purpose, What, cancellation);
        return shown.Items is [var view]
            ? view with { Disclosure = shown.Disclosure }
            : throw new NotFoundException(What);
    }

    /// <summary>The latest first.</summary>
    /// <param name="before">Only versions before this one: the last of the page before.</param>
    private static async Task<IReadOnlyList<SafetyPlanVersionView>> VersionsAsync(
        Guid id,
        Caller caller,
        CrisisDbContext store,
        ISeal seal,
        CancellationToken cancellation,
        long before = long.MaxValue)
    {
        await RequireHeldAsync(id, caller, store, cancellation);
        var versions = await store.SafetyPlanVersions.AsNoTracking()
            .Where(version => version.PlanId == id && version.Version < before)
            .OrderByDescending(version => version.Version).Take(MostVersions).ToListAsync(cancellation);
        return [.. versions.Select(version => SafetyPlanVersionView.Of(version, seal))];
    }

    /// <param name="timeZone">In which the day is meant: a name of the IANA time zone database.</param>
    private static async Task<IResult> PrintAsync(
        Guid id,
        Caller caller,
        CrisisDbContext store,
        ISeal seal,
        CancellationToken cancellation,
        Coded<Language>? language = null,
        string timeZone = "UTC")
    {
        new Check().That(TimeZones.IsKnown(timeZone), "timeZone", TimeZones.Rule).ThrowIfAny();
        var plan = await RequireHeldAsync(id, caller, store, cancellation);
        return SafetyPlanPage.Of(
            SafetyPlanView.Of(plan, seal), SafetyPlanWords.In(language ?? Language.En), new LocalClock(timeZone));
    }

    private static async Task<SafetyPlan> RequireHeldAsync(
        Guid id, Caller caller, CrisisDbContext store, CancellationToken cancellation) =>
        await store.SafetyPlans.AsNoTracking().HeldBy(caller).SingleOrDefaultAsync(p => p.Id == id, cancellation)
            ?? throw new NotFoundException(What);
}
