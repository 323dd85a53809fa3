using System.Collections.Concurrent;
using System.Globalization;
using CareBridge.Contracts.Consent;

namespace CareBridge.Tests.Exchange;

/// <summary>An accounting of what tests put in, two lines a page.</summary>
internal sealed class TestAccounting : IAccounting
{
    private const int PageSize = 2;

    public ConcurrentQueue<AccountedDisclosure> Lines { get; } = new();

    public Task<AccountingPage> ReadAsync(ReadAccounting question, CancellationToken cancellation)
    {
        var start = question.After is { } after ? int.Parse(after, CultureInfo.InvariantCulture) : 0;
        var lines = Lines
            .Where(line => line.ParticipantId == question.ParticipantId)
            .Where(line => question.DiscloserOrganizationId is null
                || line.DiscloserOrganizationId == question.DiscloserOrganizationId)
            .Where(line => !(line.DisclosedAt < question.Since) && !(line.DisclosedAt > question.Until))
            .OrderByDescending(line => line.DisclosedAt).Skip(start).ToList();
        return Task.FromResult(new AccountingPage(
            [.. lines.Take(PageSize)],
            lines.Count > PageSize ? (start + PageSize).ToString(CultureInfo.InvariantCulture) : null));
    }
}
