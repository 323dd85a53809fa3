using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>Whether the accounting is as it was written, and where it is not.</summary>
internal static class VerifyAccounting
{
    private static readonly Dictionary<long, string> NoWitness = [];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/accounting/verify", HandleAsync).RequireRole(Role.PrivacyOfficer, Role.Administrator);

    private static Task<AccountingVerification> HandleAsync(ReviewAccounting review, CancellationToken cancellation) =>
        review.RunAsync(NoWitness, cancellation);
}
