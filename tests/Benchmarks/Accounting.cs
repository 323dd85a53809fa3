using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Benchmarks;

/// <summary>
/// Disclosures decided on and put on record a second by the Consent service in this process, beside the bare rows that
/// the same database takes, one a commit, from as many connections.
/// </summary>
internal static class Accounting
{
    private const int Participants = 50;

    /// <summary>About as large as a line of the accounting.</summary>
    private const int RowBytes = 700;

    private static readonly int[] Askers = [16, 128];

    public static async Task RunAsync()
    {
        await using var host = await CareBridgeTestHost.StartAsync();
        var (discloser, recipient) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var participants = ConsentSamples.Ids(Participants);
        await GrantAsync(host, participants, discloser, recipient);
        var database = await (await TestPostgres.SharedAsync()).CreateDatabaseAsync("ceiling");

        foreach (var askers in Askers)
        {
            var ours = await LoadGenerator.RunAsync(
                _ => AskAsync(host, ConsentSamples.Question(AnyOf(participants), discloser, recipient)), askers);
            await using var commit = await OneCommit.PrepareAsync(database, askers, RowBytes);
            var ceiling = await LoadGenerator.RunAsync(_ => commit.InsertAsync(), askers);
            Console.WriteLine(
                $"accounting, {askers} askers: {ours:0} disclosures a second; "
                + $"{ours / ceiling:0.00} of one row a commit from {askers} connections ({ceiling:0})");
        }
    }

    private static async Task GrantAsync(
        CareBridgeTestHost host, IReadOnlyList<Guid> participants, Guid discloser, Guid recipient)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ConsentDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var participant in participants)
            store.AddConsent(ConsentSamples.Granted(participant, discloser, recipient, now), [discloser]);
        await store.SaveChangesAsync();
    }

    private static async Task AskAsync(CareBridgeTestHost host, AuthorizeDisclosure question)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var disclosures = scope.ServiceProvider.GetRequiredService<IDisclosures>();
        var answer = await disclosures.AuthorizeAsync(question, CancellationToken.None);
        if (answer.Permitted.Count != 1) throw new InvalidOperationException("It was not permitted.");
    }

    private static Guid AnyOf(IReadOnlyList<Guid> ids) => ids[Random.Shared.Next(ids.Count)];
}
