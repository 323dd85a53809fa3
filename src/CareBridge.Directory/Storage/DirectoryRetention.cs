using CareBridge.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Storage;

/// <summary>
/// What goes when a participant's records need not be kept any longer, in this order. Who they were
/// goes when nothing of theirs may be kept anywhere any more.
/// </summary>
internal static class DirectoryRetention
{
    /// <summary>The years of a minor do not count: states let the time run from here.</summary>
    private const int YearsOfMajority = 18;

    public static RetentionPlan<DirectoryDbContext> Plan { get; } =
        new RetentionPlan<DirectoryDbContext> { GoesLast = true, Protects = ComeOfAgeAsync }
            .Keeps("group-engagements", (store, who) => store.GroupEngagements.Where(
                one => store.GroupSearches.Any(search => search.Id == one.SearchId && search.ParticipantId == who)))
            .Keeps(
                "group-searches",
                (store, who) => store.GroupSearches.Where(one => one.ParticipantId == who),
                store => store.GroupSearches
                    .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.ChangedAt }))
            .Shares("participant-matches", (store, who) => store.ParticipantMatches.Where(
                one => one.FirstId == who || one.SecondId == who))
            .Keeps("participant-match-keys", (store, who) => store.MatchKeys.Where(one => one.ParticipantId == who))
            .Keeps("enrollments", (store, who) => store.Set<Domain.Enrollment>().Where(
                one => one.ParticipantId == who))
            .Keeps(
                "participants",
                (store, who) => store.Participants.Where(one => one.Id == who),
                store => store.Participants
                    .Select(one => new Activity { ParticipantId = one.Id, At = one.ChangedAt }));

    private static async Task<List<Activity>> ComeOfAgeAsync(
        DirectoryDbContext store, List<Guid> ids, CancellationToken cancellation)
    {
        var born = await store.Participants.Where(one => ids.Contains(one.Id))
            .Select(one => new { one.Id, one.Demographics.BirthDate }).ToListAsync(cancellation);
        return
        [
            .. from one in born
            where one.BirthDate is not null
            select new Activity
            {
                ParticipantId = one.Id,
                At = new DateTimeOffset(
                    one.BirthDate!.Value.AddYears(YearsOfMajority).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            },
        ];
    }
}
