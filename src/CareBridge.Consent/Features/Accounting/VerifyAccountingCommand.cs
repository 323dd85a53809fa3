using System.Globalization;
using CareBridge.Consent.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Consent.Features.Accounting;

/// <summary>
/// <c>carebridge verify-accounting [--anchor number:hash,…]</c>: ends with 0 when the accounting is as it was written,
/// and with 1 when it is not, after it has named where. <c>--anchor</c> is what the log said when an anchor was taken.
/// </summary>
internal static class VerifyAccountingCommand
{
    private const string AnchorOption = "anchor";

    public static ServiceCommand Command { get; } = new("verify-accounting", RunAsync);

    private static async Task<int> RunAsync(
        IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        var witnessed = Witnessed(services.GetRequiredService<IConfiguration>()[AnchorOption]);
        await using var scope = services.CreateAsyncScope();
        var review = scope.ServiceProvider.GetRequiredService<ReviewAccounting>();
        var found = await review.RunAsync(witnessed, cancellation);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Records} records of {found.Participants} participants, {found.Anchors} anchors."));
        foreach (var fault in found.Faults) await output.WriteLineAsync(Describe(fault));
        if (found.Faults.Count == ReviewAccounting.MaxFaults)
            await output.WriteLineAsync($"Only the first {ReviewAccounting.MaxFaults} faults are named.");
        await output.WriteLineAsync(found.Intact
            ? "The accounting of disclosures is intact."
            : "The accounting of disclosures is NOT intact.");
        return found.Intact ? 0 : 1;
    }

    /// <exception cref="UsageException">It is not a list of numbers and hashes.</exception>
    private static Dictionary<long, string> Witnessed(string? option)
    {
        var witnessed = new Dictionary<long, string>();
        foreach (var word in (option ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var isAnchor = word.Split(':') is [var number, { Length: AccountingChain.HashLength } hash]
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                && witnessed.TryAdd(n, hash.ToLowerInvariant());
            if (isAnchor) continue;
            throw new UsageException("--anchor takes anchors as the log has them: number:hash, with commas between.");
        }
        return witnessed;
    }

    private static string Describe(AccountingFault fault)
    {
        string?[] words =
        [
            Describe(fault.Kind),
            fault.ParticipantId is { } participant ? $"participant {participant}" : null,
            Number("line", fault.Sequence),
            Number("to", fault.Through),
            Number("belongs at", fault.BelongsAt),
            Number("anchor", fault.Anchor),
        ];
        return string.Join(' ', words.Where(word => word is not null));
    }

    private static string? Number(string word, long? number) =>
        number is null ? null : string.Create(CultureInfo.InvariantCulture, $"{word} {number}");

    private static string Describe(AccountingFaultKind kind) => kind switch
    {
        AccountingFaultKind.Edited => "edited:",
        AccountingFaultKind.Missing => "missing:",
        AccountingFaultKind.Inserted => "inserted:",
        AccountingFaultKind.Moved => "moved:",
        AccountingFaultKind.HeadChanged => "head changed:",
        AccountingFaultKind.HeadMissing => "head missing:",
        AccountingFaultKind.AnchorChanged => "anchor changed:",
        AccountingFaultKind.AnchorMissing => "anchor missing:",
    };
}
