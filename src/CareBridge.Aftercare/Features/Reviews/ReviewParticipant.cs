using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Reviews;

/// <summary>
/// Computes a participant's engagement with a community, finds what it is warned by, and whether a check-in is due that
/// they are to be told of. Done again it finds the same and changes nothing.
/// </summary>
internal sealed class ReviewParticipant(AftercareDbContext store)
{
    /// <summary>At the latest then, for meetings that get older.</summary>
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromDays(1);

    public async Task HandleAsync(
        Guid participantId, Guid organizationId, DateTimeOffset now, CancellationToken cancellation)
    {
        // Before the facts: of what is saved from now on the request is not taken away.
        var requests = await store.ReviewRequests
            .Where(r => r.ParticipantId == participantId && r.OrganizationId == organizationId)
            .ToListAsync(cancellation);
        var timerId = ReviewTimer.IdOf(participantId, organizationId);
        var timer = await store.ReviewTimers.SingleOrDefaultAsync(t => t.Id == timerId, cancellation);
        store.ReviewRequests.RemoveRange(requests);

        var facts = await ParticipantFacts.OfAsync(store, participantId, organizationId, now, cancellation);
        await RemindAsync(participantId, organizationId, facts, now, cancellation);
        if (facts is null)
        {
            if (timer is not null) store.ReviewTimers.Remove(timer);
            await RestAsync(participantId, organizationId, now, cancellation);
            return;
        }
        var engagement = await JudgeAsync(participantId, organizationId, facts.Engagement, now, cancellation);
        await WarnAsync(engagement, facts, now, cancellation);
        if (timer is null)
        {
            timer = ReviewTimer.Of(participantId, organizationId);
            store.ReviewTimers.Add(timer);
        }
        timer.SetTo(NextLook(facts, now));
    }

    private async Task RemindAsync(
        Guid participantId,
        Guid organizationId,
        ParticipantFacts? facts,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var id = CheckInReminder.IdOf(participantId, organizationId);
        var reminder = await store.CheckInReminders.SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (facts is not { Window: { } window, IsMade: false } || facts.TellAt > now)
        {
            reminder?.Close(now);
            return;
        }
        if (facts.AgreedAt > facts.TellAt) return;
        if (reminder is null)
            store.CheckInReminders.Add(CheckInReminder.Tell(participantId, organizationId, window, now));
        else
            reminder.Tell(window, now);
    }

    /// <summary>Nothing is awaited of them any more: silence is no concern now.</summary>
    private async Task RestAsync(
        Guid participantId, Guid organizationId, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = EngagementRecord.IdOf(participantId, organizationId);
        var record = await store.Engagements.SingleOrDefaultAsync(e => e.Id == id, cancellation);
        record?.Finish(now);
        var open = await OpenWarningAsync(participantId, organizationId, cancellation);
        if (open is { HelpWanted: not true, IsOfSilence: true })
            open.Finish(WarningEnd.LeftCare, endedBy: null, now);
    }

    private async Task<EngagementRecord> JudgeAsync(
        Guid participantId,
        Guid organizationId,
        EngagementFacts facts,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var id = EngagementRecord.IdOf(participantId, organizationId);
        var judgement = EngagementRules.Judge(facts, now);
        var record = await store.Engagements.SingleOrDefaultAsync(e => e.Id == id, cancellation);
        if (record is null)
        {
            record = EngagementRecord.Begin(participantId, organizationId, judgement, now);
            store.Engagements.Add(record);
            return record;
        }
        record.Take(judgement, now);
        return record;
    }

    private async Task WarnAsync(
        EngagementRecord engagement, ParticipantFacts facts, DateTimeOffset now, CancellationToken cancellation)
    {
        var (participant, holder) = (engagement.ParticipantId, engagement.OrganizationId);
        var policy = await store.PolicyOfAsync(holder, cancellation);
        var findings = WarningRules.Find(
                policy.Rules,
                facts.Warning with { Engagement = engagement.Engagement, EngagementSince = engagement.Since })
            .ToDictionary(finding => WarningCause.IdOf(participant, holder, finding));
        var ids = findings.Keys.ToList();
        var known = await store.WarningCauses.Where(c => ids.Contains(c.Id)).Select(c => c.Id)
            .ToListAsync(cancellation);
        var open = await OpenWarningAsync(participant, holder, cancellation);
        foreach (var (_, finding) in findings.Where(entry => !known.Contains(entry.Key)))
        {
            if (open is null)
            {
                open = Warning.Raise(participant, holder, now);
                store.Warnings.Add(open);
            }
            store.WarningCauses.Add(open.Add(finding, now));
        }
        if (open is not null && IsInTouchAgain(open, engagement, facts.Engagement))
            open.Finish(WarningEnd.InTouchAgain, endedBy: null, now);
    }

    /// <summary>
    /// What warned only that nothing was heard is over once something is, unless contact counts as lost all the same
    /// or they have asked for help.
    /// </summary>
    private static bool IsInTouchAgain(Warning warning, EngagementRecord engagement, EngagementFacts facts) =>
        warning.HelpWanted != true
        && facts.LastHeardAt > warning.RaisedAt
        && (engagement.Engagement != Engagement.LostContact || !warning.Signals.Contains(WarningSignal.ContactLost))
        && warning.IsOfSilence;

    private Task<Warning?> OpenWarningAsync(
        Guid participantId, Guid organizationId, CancellationToken cancellation) => store.Warnings.SingleOrDefaultAsync(
            w => w.ParticipantId == participantId && w.OrganizationId == organizationId
                && w.Status != WarningStatus.Ended,
            cancellation);

    private static DateTimeOffset NextLook(ParticipantFacts facts, DateTimeOffset now)
    {
        IEnumerable<DateTimeOffset?> times =
            [
                now + AtLeastEvery,
                EngagementRules.NextChange(facts.Engagement, now),
                facts.TellAt,
                facts.Window?.Closes,
            ];
        return times.Where(then => then > now).Min()!.Value;
    }
}
