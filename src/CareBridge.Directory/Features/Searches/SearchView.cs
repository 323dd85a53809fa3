using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain.Matching;
using CareBridge.Platform.Security;

namespace CareBridge.Directory.Features.Searches;

/// <param name="Preferences">Null when they were erased.</param>
internal sealed record SearchView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid OrganizationId,
    GroupSearchStatus Status,
    MatchPreferences? Preferences,
    IReadOnlyList<GroupProposal> Proposals,
    IReadOnlyList<GroupVisit> Visits,
    Guid? ChosenGroupId,
    DateTimeOffset? ChosenAt,
    DateTimeOffset ChangedAt)
{
    public static SearchView Of(GroupSearch search, Caller reader) => new(
        search.Id,
        search.Version,
        search.ParticipantId,
        search.OrganizationId,
        search.Status,
        search.Preferences,
        search.Proposals,
        // Their own words are for nobody but themselves.
        reader.Role == Role.Participant
            ? search.Visits
            : [.. search.Visits.Select(visit => visit with { Words = null })],
        search.ChosenGroupId,
        search.ChosenAt,
        search.ChangedAt);
}
