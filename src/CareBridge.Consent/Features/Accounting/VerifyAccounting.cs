using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>Whether the accounting is as it was written, and where it is not.</summary>
internal static class VerifyAccounting
{
    private static readonly Dictionary<long, string> NoWitness = [];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/accounting/verify", HandleAsync)
            .RequireRole(Role.PrivacyOfficer, Role.Administrator)
            .ShowsOwn();

    private static async Task<AccountingVerification> HandleAsync(
        Caller caller, ReviewAccounting review, CancellationToken cancellation)
    {
        var verification = await review.RunAsync(NoWitness, cancellation);
        if (caller.Role == Role.Administrator) return verification;
        // The accounting is the whole network's: whom others serve is not for this organization to know.
        return verification with
        {
            Faults = [.. verification.Faults.Select(fault => fault with { ParticipantId = null })],
        };
    }
}
