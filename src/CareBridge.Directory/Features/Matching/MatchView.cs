using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Matching;

namespace CareBridge.Directory.Features.Matching;

/// <param name="LookedAt">How many groups meet.</param>
/// <param name="Groups">The best first.</param>
/// <param name="LeftOut">Why others are not in it, and how many.</param>
internal sealed record MatchView(
    int LookedAt, IReadOnlyList<MatchedGroup> Groups, IReadOnlyList<LeftOutView> LeftOut);

internal sealed record LeftOutView(LeftOutCode Code, string Words, int Groups);

/// <param name="NextMeeting">That they can come to, if they said when they can.</param>
internal sealed record MatchedGroup(
    Guid Id,
    long Version,
    Guid OrganizationId,
    string Name,
    GroupFormat Format,
    string? City,
    string? State,
    MeetingTime? NextMeeting,
    int Points,
    double? Kilometers,
    IReadOnlyList<ReasonView> Reasons)
{
    public static MatchedGroup Of(
        PeerGroup group,
        MatchScore score,
        List<MatchReason> reasons,
        MeetingTime? next,
        ReaderLanguage language)
    {
        var details = group.Profile.Details;
        return new MatchedGroup(
            group.Id,
            group.Version,
            group.OrganizationId,
            details.Name,
            group.Profile.Format,
            details.Venue?.City,
            details.Venue?.State,
            next,
            score.Points,
            reasons.Find(reason => reason.Kilometers is not null).Kilometers is { } kilometers
                ? Math.Round(kilometers, 1) : null,
            [
                .. reasons.OrderByDescending(reason => reason.Points)
                    .Select(reason => new ReasonView(
                        reason.Code, reason.Points, MatchWords.Of(reason, language))),
            ]);
    }
}

/// <param name="Points">What it adds, or takes.</param>
/// <param name="Words">In the reader's language.</param>
internal sealed record ReasonView(ReasonCode Code, int Points, string Words);
