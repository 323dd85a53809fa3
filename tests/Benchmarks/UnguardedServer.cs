using CareBridge.Contracts.Consent;
using CareBridge.Host;
using CareBridge.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Benchmarks;

/// <summary>
/// The whole of CareBridge with a Consent that permits at once and accounts for nothing: what decision and accounting
/// cost is the difference. It exists here only; no setting turns them off.
/// </summary>
internal static class UnguardedServer
{
    public const string Verb = "unguarded";

    /// <summary>Configured by environment variables.</summary>
    public static async Task<int> RunAsync()
    {
        var target = Target.Select(Services.All, "all");
        await using var app = CareBridgeApplication.CreateBuilder([], target)
            .Build(target, services => services.AddSingleton<IDisclosures>(new Yes()));
        await app.RunAsync();
        return 0;
    }

    private sealed class Yes : IDisclosures
    {
        private static readonly Guid Consent = Guid.CreateVersion7();

        /// <summary>Answers are as long as those of the guarded server.</summary>
        private static readonly ConsentScope Scope = new(
            Consent,
            [DisclosureCategory.Referrals, DisclosureCategory.Engagement, DisclosureCategory.CheckInScores],
            [PurposeOfUse.Treatment, PurposeOfUse.CareManagement],
            TimeProvider.System.GetUtcNow(),
            TimeProvider.System.GetUtcNow().AddYears(1),
            "This may be disclosed: referrals, engagement and check-in scores, for treatment and care management.");

        public Task<DisclosureAuthorization> AuthorizeAsync(
            AuthorizeDisclosure question, CancellationToken cancellation) =>
            Task.FromResult(new DisclosureAuthorization(
                [.. question.Items.Select((_, index) => new PermittedItem(index, Consent))])
            {
                Scopes = [Scope],
            });

        public Task<DisclosureDecision> DecideAsync(DecideDisclosure question, CancellationToken cancellation) =>
            Task.FromResult(new DisclosureDecision(question.Scopes, Consent));
    }
}
