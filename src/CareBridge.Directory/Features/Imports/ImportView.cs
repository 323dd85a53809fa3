using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain.Imports;

namespace CareBridge.Directory.Features.Imports;

/// <param name="Percent">How much of the feed is read.</param>
/// <param name="Items">How many of its items are dealt with.</param>
/// <param name="Issues">Lines of its report so far.</param>
internal sealed record ImportView(
    Guid Id,
    Guid OrganizationId,
    string Feed,
    FeedFormat Format,
    string? TimeZone,
    string? Language,
    IReadOnlyList<GroupPathway> Pathways,
    ImportStatus Status,
    int Percent,
    long Items,
    int Created,
    int Updated,
    int Unchanged,
    int Rejected,
    int Closed,
    long Issues,
    string? FailureCode,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt)
{
    public static ImportView Of(ImportJob job) => new(
        job.Id,
        job.OrganizationId,
        job.Terms.Feed,
        job.Terms.Format,
        job.Terms.TimeZone,
        job.Terms.Language,
        job.Terms.Pathways,
        job.Status,
        job.Percent,
        job.Items,
        job.Created,
        job.Updated,
        job.Unchanged,
        job.Rejected,
        job.Closed,
        job.Issues,
        job.FailureCode,
        job.CreatedAt,
        job.StartedAt,
        job.EndedAt);
}
