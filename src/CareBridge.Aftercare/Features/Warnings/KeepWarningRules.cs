using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Warnings;

/// <summary>What a community is warned by, and how long each waits for the one before.</summary>
internal static class KeepWarningRules
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/warning-rules", ReadAsync).WithSummary("Read the community's warning rules")
            .RequireRole(Role.PeerSpecialist).ShowsNothing();
        routes.MapPut("/warning-rules", ReplaceAsync).WithSummary("Replace the community's warning rules")
            .RequireRole(Role.PeerSpecialist).ShowsNothing();
    }

    private static async Task<View> ReadAsync(
        Caller caller, AftercareDbContext store, CancellationToken cancellation) =>
        View.Of(await store.PolicyOfAsync(caller.Organization, cancellation));

    private static async Task<View> ReplaceAsync(
        Request request, Caller caller, AftercareDbContext store, CancellationToken cancellation)
    {
        Check(request);
        var organization = caller.Organization;
        var policy = await store.WarningPolicies
            .SingleOrDefaultAsync(p => p.OrganizationId == organization, cancellation);
        if (policy is null) store.WarningPolicies.Add(policy = WarningPolicy.Of(organization));
        policy.Replace(request.Rules, request.Waits, caller.Id);
        await store.SaveChangesAsync(cancellation);
        return View.Of(policy);
    }

    private static void Check(Request request)
    {
        var check = new Check()
            .That(
                request.Rules.Select(rule => rule?.Signal).Distinct().Count() == request.Rules.Count,
                "rules",
                "Each signal once.");
        foreach (var (index, rule) in request.Rules.Index())
        {
            var (least, most) = rule is null ? (0, 0) : Range(rule);
            check.That(
                rule is not null && rule.Threshold >= least && rule.Threshold <= most,
                $"rules[{index}].threshold",
                $"{least} to {most}.");
        }
        foreach (var (name, minutes, least) in (IEnumerable<(string, int, int)>)
            [
                ("partner", request.Waits.Partner, 0),
                ("specialist", request.Waits.Specialist, WarningWaits.Least),
                ("followUp", request.Waits.FollowUp, WarningWaits.Least),
            ])
        {
            check.That(
                minutes >= least && minutes <= WarningWaits.Most,
                $"waits.{name}",
                $"{least} to {WarningWaits.Most}.");
        }
        check.ThrowIfAny();
    }

    private static (int Least, int Most) Range(WarningRule rule)
    {
        var (least, most, _) = WarningRules.Measure(rule.Signal);
        return (least, most);
    }

    internal sealed record Request
    {
        /// <summary>None of them: nothing warns.</summary>
        public required IReadOnlyList<WarningRule> Rules { get; init; }

        public required WarningWaits Waits { get; init; }
    }

    /// <param name="ChangedBy">Who said so last; null where it is what is built in.</param>
    internal sealed record View(IReadOnlyList<WarningRule> Rules, WarningWaits Waits, Guid? ChangedBy)
    {
        public static View Of(WarningPolicy policy) => new(policy.Rules, policy.Waits, policy.ChangedBy);
    }
}
