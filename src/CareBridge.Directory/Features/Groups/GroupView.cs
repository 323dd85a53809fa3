using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features.Groups;

internal sealed record GroupView(
    Guid Id,
    long Version,
    Guid OrganizationId,
    string Name,
    string? Description,
    GroupFormat Format,
    IReadOnlyList<GroupPathway> Pathways,
    IReadOnlyList<GroupAudience> Audiences,
    IReadOnlyList<GroupAccessibility> Accessibility,
    IReadOnlyList<string> Languages,
    IReadOnlyList<GroupMeeting> Meetings,
    string? TimeZone,
    GroupVenue? Venue,
    string? OnlineUrl,
    bool AcceptsNewMembers,
    bool Active,
    DateTimeOffset ChangedAt)
{
    public static GroupView Of(PeerGroup group)
    {
        var (profile, details) = (group.Profile, group.Profile.Details);
        return new GroupView(
            group.Id,
            group.Version,
            group.OrganizationId,
            details.Name,
            details.Description,
            profile.Format,
            profile.Pathways,
            profile.Audiences,
            profile.Accessibility,
            details.Languages,
            details.Meetings,
            details.TimeZone,
            details.Venue,
            details.OnlineUrl,
            profile.AcceptsNewMembers,
            group.Active,
            group.ChangedAt);
    }
}
