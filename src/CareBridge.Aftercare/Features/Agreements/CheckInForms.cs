using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Agreements;

/// <summary>What a participant is asked at a moment.</summary>
internal sealed class CheckInForms(AftercareDbContext store, TimeProvider time)
{
    public async Task<TodayView> TodayAsync(
        CheckInAgreement agreement, Language language, CancellationToken cancellation)
    {
        var now = time.Now();
        var today = new LocalClock(agreement.Terms.TimeZone).DayOf(now);
        var (participant, holder) = (agreement.ParticipantId, agreement.OrganizationId);
        var prompts = await store.PromptsOfAsync(holder, cancellation);
        var isActive = agreement.Status == AgreementStatus.Active;
        var window = agreement.Schedule.Current(now);
        var isMade = await store.CheckIns.AnyAsync(
            c => c.ParticipantId == participant && c.OrganizationId == holder
                && c.HeldAt >= window.Opens && c.HeldAt < window.Closes,
            cancellation);
        return new TodayView(
            agreement.Status,
            isActive ? window.Day : null,
            isActive ? window.Closes : null,
            isMade,
            agreement.Terms.Questions,
            agreement.Terms.Questions.Contains(CheckInQuestion.Reflection)
                ? Prompts.For(participant, today, prompts).In(language)
                : null,
            isActive && await IsScoreDueAsync(agreement, today, cancellation));
    }

    private async Task<bool> IsScoreDueAsync(CheckInAgreement agreement, DateOnly today, CancellationToken cancellation)
    {
        if (agreement.Terms.RecoveryCapitalEveryDays is null) return false;
        var (participant, holder) = (agreement.ParticipantId, agreement.OrganizationId);
        var last = await store.CheckIns
            .Where(c => c.ParticipantId == participant && c.OrganizationId == holder && c.RecoveryCapital != null)
            .MaxAsync(c => (DateTimeOffset?)c.HeldAt, cancellation);
        return RecoveryCapitalSchedule.NextOn(agreement, last) <= today;
    }
}

/// <param name="DueOn">The day the next check-in is due on, or this one; null while none is.</param>
/// <param name="DueBefore">When that day ends for the participant.</param>
/// <param name="IsMade">There is one already for that day.</param>
/// <param name="Prompt">What to reflect on today.</param>
/// <param name="IsRecoveryCapitalDue">It is time for a BARC-10.</param>
internal sealed record TodayView(
    AgreementStatus Status,
    DateOnly? DueOn,
    DateTimeOffset? DueBefore,
    bool IsMade,
    IReadOnlyList<CheckInQuestion> Questions,
    string? Prompt,
    bool IsRecoveryCapitalDue);
