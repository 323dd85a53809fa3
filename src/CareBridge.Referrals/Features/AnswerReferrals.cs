using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>Takes the receiving organization's answers.</summary>
internal sealed class AnswerReferrals(ReferralsDbContext store, Acts acts, ISeal seal) : IReferralAnswers
{
    public async Task<ReferralChanged> AnswerAsync(AnswerReferral question, CancellationToken cancellation)
    {
        var referral = await store.Referrals.SingleOrDefaultAsync(
            r => r.Id == question.ReferralId && r.ReceivingOrganizationId == question.ReceivingOrganizationId,
            cancellation);
        if (referral is null || !referral.IsOpenToReceiver) throw new NotFoundException("referral");

        if (!StandsAlready(referral, question))
        {
            if (question.ExpectedVersion is { } expected && expected != referral.Version)
                throw new StaleVersionException(expected, referral.Version);
            Check(question);
            await AnswerAsync(referral, question, cancellation);
            await store.SaveChangesAsync(cancellation);
        }
        return (ReferralChanged)referral.ToMessage(seal);
    }

    private async Task AnswerAsync(Referral referral, AnswerReferral question, CancellationToken cancellation)
    {
        var act = acts.Of(question.AnsweredBy, Side.Receiving, question.ByHand);
        if (referral.Status == question.Status)
        {
            referral.Explain(question.StatusReason, act);
            return;
        }
        var contact = await store.OpenContactAsync(referral, cancellation);
        if (question.Status == ReferralStatus.Scheduled && contact is not null)
            throw new RefusedException("contact-open", "A contact is proposed; confirm that one, or withdraw it.");
        contact?.Allow(question.Status, act);
        referral.Answer(new(question.Status, question.StatusReason, question.OutcomeCode), act);
        contact?.Follow(referral, act);
    }

    /// <summary>
    /// What is left out stays as it is. Also true one version past the expected one: a question whose answer was lost
    /// on the way is asked again, and is then not stale but done.
    /// </summary>
    private static bool StandsAlready(Referral referral, AnswerReferral question) =>
        referral.Status == question.Status
        && (question.OutcomeCode is null || question.OutcomeCode == referral.OutcomeCode)
        && (question.StatusReason is null || question.StatusReason == referral.StatusReason)
        && (question.ExpectedVersion is not { } expected
            || expected == referral.Version
            || (expected == referral.Version - 1 && question.StatusReason == referral.StatusReason));

    private static void Check(AnswerReferral question)
    {
        var completes = question.Status == ReferralStatus.Completed;
        new Check()
            .OptionalText(question.StatusReason, "statusReason", ReferralMapping.StatusReasonLength)
            .That(
                question.Status != ReferralStatus.NeedsInfo || question.StatusReason is not null,
                "statusReason",
                "Required: what you need to know.")
            .That(
                !completes || ReferralOutcomeCodes.All.Contains(question.OutcomeCode ?? ""),
                "outcomeCode",
                $"One of: {string.Join(", ", ReferralOutcomeCodes.All)}.")
            .That(completes || question.OutcomeCode is null, "outcomeCode", "Only for a completed referral.")
            .ThrowIfAny();
    }
}
