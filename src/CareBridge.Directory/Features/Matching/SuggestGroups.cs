using CareBridge.Directory.Domain.Matching;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Directory.Features.Matching;

/// <summary>Ranks groups for somebody who is not named; nothing of the question is kept.</summary>
internal static class SuggestGroups
{
    public const int MostGroups = 50;
    private const int UsualGroups = 10;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/groups/suggest", HandleAsync).RequireAuthorization().ShowsNothing();

    public static MatchTerms Terms(int? limit, Coded<ReaderLanguage>? language)
    {
        new Check()
            .That(limit is null or (>= 1 and <= MostGroups), "limit", $"1 to {MostGroups}.").ThrowIfAny();
        return new MatchTerms(limit ?? UsualGroups, language?.Value ?? ReaderLanguage.En);
    }

    /// <param name="limit">1 to 50; 10 when left out.</param>
    /// <param name="language">Of the reasons: en or es.</param>
    private static Task<MatchView> HandleAsync(
        Request request,
        MatchGroups match,
        CancellationToken cancellation,
        int? limit = null,
        Coded<ReaderLanguage>? language = null) => match.RunAsync(
        request.Preferences.ToPreferences(), null, request.Seed, Terms(limit, language), cancellation);

    internal sealed record Request
    {
        public PreferencesInput Preferences { get; init; } = new();

        /// <summary>Decides between groups that are as good as each other: another, and others come first.</summary>
        public Guid Seed { get; init; }
    }
}
