using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Platform.Security;

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
    IReadOnlyList<GroupStructure> Structures,
    IReadOnlyList<string> Languages,
    IReadOnlyList<GroupMeeting> Meetings,
    IReadOnlyList<MeetingTime> NextMeetings,
    bool ByAppointment,
    string? TimeZone,
    string? GroundRules,
    GroupVenue? Venue,
    string? OnlineUrl,
    string? OnlinePhone,
    bool AcceptsNewMembers,
    int? Places,
    bool? WelcomesTrialVisits,
    IReadOnlyList<Guid> FacilitatorIds,
    bool Active,
    DateTimeOffset ChangedAt)
{
    private const int MostNextMeetings = 3;

    /// <param name="reader">Others than its organization's staff are told of listed facilitators only.</param>
    public static GroupView Of(PeerGroup group, Caller reader, DateTimeOffset now)
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
            profile.Structures,
            details.Languages,
            details.Meetings,
            group.Active ? MeetingSchedule.Next(details, now, MostNextMeetings) : [],
            details.ByAppointment,
            details.TimeZone,
            details.GroundRules,
            details.Venue,
            details.OnlineUrl,
            details.OnlinePhone,
            profile.AcceptsNewMembers,
            profile.Places,
            profile.WelcomesTrialVisits,
            reader.OrganizationId == group.OrganizationId ? group.FacilitatorIds : group.ListedFacilitatorIds,
            group.Active,
            group.ChangedAt);
    }
}
