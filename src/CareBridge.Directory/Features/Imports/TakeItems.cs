using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Imports;

/// <summary>Takes some items of a feed over; saves nothing.</summary>
internal sealed class TakeItems(DirectoryDbContext store, IFeedTarget target)
{
    private readonly ImportTally _tally = new();
    private Dictionary<string, ImportedItem> _known = [];

    public async Task<ImportTally> RunAsync(
        ImportJob job, IReadOnlyList<FeedItem> items, DateTimeOffset at, CancellationToken cancellation)
    {
        await LoadAsync(job, items, cancellation);
        foreach (var item in items)
        {
            _tally.Items++;
            foreach (var finding in item.Findings) Report(job, item, finding);
            if (item.Key.Length == 0)
            {
                _tally.Rejected++;
                if (!IsRejected(item)) Report(job, item, new FeedFinding(IssueKind.Rejected, "no-key"));
                continue;
            }
            await TakeAsync(job, item, at, cancellation);
        }
        return _tally;
    }

    private async Task LoadAsync(ImportJob job, IReadOnlyList<FeedItem> items, CancellationToken cancellation)
    {
        var keys = items.Select(item => item.Key).Distinct().ToList();
        _known = await store.ImportedItems.Where(item => item.FeedId == job.FeedId && keys.Contains(item.Key))
            .ToDictionaryAsync(item => item.Key, cancellation);
        await target.LoadAsync([.. keys.Select(key => target.IdFor(job.FeedId, key))], cancellation);
    }

    private async Task TakeAsync(ImportJob job, FeedItem item, DateTimeOffset at, CancellationToken cancellation)
    {
        if (await UniqueAsync(job, item, cancellation) is not { } unique)
        {
            _tally.Rejected++;
            Report(job, item, new FeedFinding(IssueKind.Rejected, "repeated"));
            return;
        }
        var known = _known.GetValueOrDefault(unique.Key);
        if (known is not null && known.Digest == unique.Digest && !known.HasLeft)
        {
            known.Take(unique, known.TargetId, job.Id);
            Count(IsRejected(item) ? null : FeedOutcome.Unchanged);
            return;
        }
        var id = unique.Content is null ? (Guid?)null : target.IdFor(job.FeedId, unique.Key);
        if (known is null)
            store.ImportedItems.Add(_known[unique.Key] = ImportedItem.Take(job.FeedId, unique, id, job.Id));
        else
            known.Take(unique, id, job.Id);
        if (id is not { } targetId)
        {
            // Only an export tells it again.
            Count(IsRejected(item) ? null : known is null ? FeedOutcome.Created : FeedOutcome.Updated);
            return;
        }
        var outcome = target.Take(targetId, job.OrganizationId, unique, at);
        if (outcome is FeedOutcome.StaysClosed)
            Report(job, item, new FeedFinding(IssueKind.NotUsed, "closed-by-hand"));
        if (outcome is FeedOutcome.Taken)
            Report(job, item, new FeedFinding(IssueKind.Rejected, "id-taken"));
        Count(outcome);
    }

    /// <summary>
    /// With a key of its own, should the feed have told of another under the same before; null when that is the same.
    /// </summary>
    private async Task<FeedItem?> UniqueAsync(ImportJob job, FeedItem item, CancellationToken cancellation)
    {
        var unique = item;
        for (var time = 2; _known.TryGetValue(unique.Key, out var other) && other.ImportId == job.Id; time++)
        {
            if (other.Digest == item.Digest) return null;
            unique = item with { Key = FeedKeys.Repeated(item.Key, time) };
            await FindAsync(job, unique.Key, cancellation);
        }
        if (unique != item)
            Report(job, item, new FeedFinding(IssueKind.Changed, "repeated-key", null, unique.Key));
        return unique;
    }

    private async Task FindAsync(ImportJob job, string key, CancellationToken cancellation)
    {
        if (_known.ContainsKey(key)) return;
        if (await store.ImportedItems.FindAsync([job.FeedId, key], cancellation) is { } found) _known[key] = found;
        await target.AddAsync(target.IdFor(job.FeedId, key), cancellation);
    }

    private static bool IsRejected(FeedItem item) =>
        item.Findings.Any(finding => finding.Kind == IssueKind.Rejected);

    private void Count(FeedOutcome? outcome)
    {
        switch (outcome)
        {
            case FeedOutcome.Created:
                _tally.Created++;
                break;
            case FeedOutcome.Updated:
                _tally.Updated++;
                break;
            case FeedOutcome.Unchanged or FeedOutcome.StaysClosed:
                _tally.Unchanged++;
                break;
            default:
                _tally.Rejected++;
                break;
        }
    }

    private void Report(ImportJob job, FeedItem item, FeedFinding finding) =>
        store.ImportIssues.Add(new ImportIssue
        {
            ImportId = job.Id,
            Number = job.NextIssue(),
            Item = item.Number,
            Key = item.Key.Length == 0 ? null : item.Key,
            Field = Shown(finding.Field, ImportIssue.FieldLength),
            Kind = finding.Kind,
            Code = finding.Code,
            Value = Shown(finding.Value, ImportIssue.ValueLength),
        });

    private static string? Shown(string? value, int most)
    {
        if (value is null) return null;
        var text = string.Concat(value.Where(character => !char.IsControl(character)));
        if (text.Length <= most) return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
