using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Reviews;

/// <summary>What is known of a participant at one community that its rules look at.</summary>
internal sealed record ParticipantFacts(EngagementFacts Engagement, WarningFacts Warning)
{
    /// <summary>What a check-in counts for now, or will next; null where none are agreed.</summary>
    public DueWindow? Window { get; private init; }

    /// <summary>When they are told that it is due.</summary>
    public DateTimeOffset? TellAt { get; private init; }

    /// <summary>When it was agreed on last: whoever does on the day itself knows of it.</summary>
    public DateTimeOffset? AgreedAt { get; private init; }

    /// <summary>There is one for it already.</summary>
    public bool IsMade { get; private init; }

    /// <summary>Whatever lies longer ago no rule looks at, but for the BARC-10, which may be seldom due.</summary>
    private const int OldestDays = 120;

    /// <returns>Null when the community does not support them now, nor are check-ins agreed.</returns>
    public static async Task<ParticipantFacts?> OfAsync(
        AftercareDbContext store,
        Guid participantId,
        Guid organizationId,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var agreementId = CheckInAgreement.IdOf(participantId, organizationId);
        var agreement = await store.Agreements.AsNoTracking().SingleOrDefaultAsync(
            a => a.Id == agreementId && a.Status == AgreementStatus.Active, cancellation);
        var supportedSince = await store.Supports
            .Where(s => s.ParticipantId == participantId && s.OrganizationId == organizationId
                && s.Status == SupportStatus.Active)
            .MaxAsync(s => (DateTimeOffset?)s.ChangedAt, cancellation);
        if (agreement is null && supportedSince is null) return null;

        var since = now.AddDays(-OldestDays);
        var checkIns = await store.CheckIns.AsNoTracking()
            .Where(c => c.ParticipantId == participantId && c.OrganizationId == organizationId && c.HeldAt > since)
            .OrderBy(c => c.SortKey)
            .ToListAsync(cancellation);
        var scored = await store.CheckIns.AsNoTracking()
            .Where(c => c.ParticipantId == participantId && c.OrganizationId == organizationId
                && c.RecoveryCapital != null)
            .OrderByDescending(c => c.SortKey).Take(2)
            .ToListAsync(cancellation);
        var meetings = await store.Attendances
            .Where(a => a.ParticipantId == participantId && a.OrganizationId == organizationId
                && a.Status == AttendanceStatus.Attended && a.StartedAt > since)
            .Select(a => new Meeting(a.StartedAt, a.ChangedAt))
            .ToListAsync(cancellation);
        var contacts = await store.Contacts.AsNoTracking()
            .Where(c => c.ParticipantId == participantId && c.OrganizationId == organizationId && c.MadeAt > since)
            .ToListAsync(cancellation);
        var lastCheckIn = await store.CheckIns
            .Where(c => c.ParticipantId == participantId && c.OrganizationId == organizationId)
            .MaxAsync(c => (DateTimeOffset?)c.HeldAt, cancellation);
        return Of(agreement, supportedSince, lastCheckIn, checkIns, scored, meetings, contacts, now);
    }

    private static ParticipantFacts Of(
        CheckInAgreement? agreement,
        DateTimeOffset? supportedSince,
        DateTimeOffset? lastCheckIn,
        List<CheckIn> checkIns,
        List<CheckIn> scored,
        List<Meeting> meetings,
        List<Contact> contacts,
        DateTimeOffset now)
    {
        var reached = contacts.Where(c => c.Outcome == ContactOutcome.Reached).ToList();
        var lastContact = ((IEnumerable<DateTimeOffset?>)[
            lastCheckIn,
            .. meetings.Select(m => m.StartedAt),
            .. reached.Select(c => c.MadeAt),
        ]).Max();
        var lastHeard = ((IEnumerable<DateTimeOffset?>)[
            .. checkIns.Select(c => c.RecordedAt),
            .. meetings.Select(m => m.KnownAt),
            .. reached.Select(c => c.RecordedAt),
        ]).Max();
        var agreedSince = AgreedSince(agreement);
        var missed = Missed(agreement, lastCheckIn, now);
        var lately = now.AddDays(-EngagementRules.LatelyDays);
        var before = lately.AddDays(-EngagementRules.BeforeDays);
        var due = agreement?.Schedule.Between(lately, now).Where(window => window.Closes <= now).ToList() ?? [];
        var since = new[] { agreedSince, supportedSince }.Min()!.Value;
        var engagement = new EngagementFacts
        {
            Since = since,
            LastContactAt = lastContact,
            LastHeardAt = lastHeard,
            LongestGap = agreement?.Terms.LongestGap,
            MissedInARow = missed,
            DueLately = due.Count,
            MissedLately = due.Count(window => !checkIns.Exists(c => IsIn(c, window))),
            MeetingsLately = meetings.Count(m => m.StartedAt > lately),
            MeetingsBefore = meetings.Count(m => m.StartedAt > before && m.StartedAt <= lately),
            AttemptsInVain = contacts.Count(
                c => c.Outcome == ContactOutcome.NotReached && c.MadeAt > (lastContact ?? since)),
        };
        var warning = Warnings(checkIns, scored, now) with
        {
            MissedInARow = missed,
            MissedSince = lastCheckIn > agreedSince ? lastCheckIn : agreedSince,
        };
        var window = agreement?.Schedule.Current(now);
        return new ParticipantFacts(engagement, warning)
        {
            Window = window,
            TellAt = window is null
                ? null
                : new LocalClock(agreement!.Terms.TimeZone).At(window.Day, CheckInReminder.Morning),
            AgreedAt = agreement?.ChangedAt,
            IsMade = window is not null && lastCheckIn >= window.Opens,
        };
    }

    /// <param name="scored">The last two with a BARC-10, the newest first.</param>
    private static WarningFacts Warnings(List<CheckIn> checkIns, List<CheckIn> scored, DateTimeOffset now)
    {
        var recently = now.AddDays(-WarningFacts.RecentDays);
        return new WarningFacts
        {
            RecentCheckIns = [.. checkIns.Where(c => c.HeldAt > recently)],
            RecoveryCapital = scored.FirstOrDefault(c => c.HeldAt > recently),
            RecoveryCapitalBefore = scored.Count == 2 ? scored[1].RecoveryCapital!.Total : null,
        };
    }

    /// <summary>What was due since the last check-in; that counts for the day it was before the end of.</summary>
    private static int Missed(CheckInAgreement? agreement, DateTimeOffset? lastCheckIn, DateTimeOffset now) =>
        agreement?.Schedule.Between(now.AddDays(-OldestDays), now)
            .Count(window => window.Closes <= now && (lastCheckIn is null || window.Opens > lastCheckIn))
        ?? 0;

    private static DateTimeOffset? AgreedSince(CheckInAgreement? agreement) => agreement is null
        ? null
        : new LocalClock(agreement.Terms.TimeZone).StartOf(
            agreement.CountsFrom > agreement.Terms.StartsOn ? agreement.CountsFrom : agreement.Terms.StartsOn);

    private static bool IsIn(CheckIn checkIn, DueWindow window) =>
        checkIn.HeldAt >= window.Opens && checkIn.HeldAt < window.Closes;

    /// <param name="KnownAt">When a facilitator recorded or confirmed it.</param>
    private sealed record Meeting(DateTimeOffset StartedAt, DateTimeOffset KnownAt);
}
