using System.Collections.Concurrent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Exchange;

/// <summary>A Referrals service that holds what tests put in and lets the receiver answer.</summary>
internal sealed class TestReferrals(ISeal seal, TimeProvider time) : IReferralAnswers
{
    private static readonly Lifecycle<ReferralStatus> Lifecycle = new(
        (ReferralStatus.Sent, [ReferralStatus.Received, ReferralStatus.Accepted, ReferralStatus.Declined]),
        (ReferralStatus.Received, [ReferralStatus.Accepted, ReferralStatus.Declined]),
        (ReferralStatus.Accepted, [ReferralStatus.Completed, ReferralStatus.Cancelled]));

    private readonly ConcurrentDictionary<Guid, ReferralChanged> _referrals = new();

    /// <summary>Thrown instead of taking the answer to this referral.</summary>
    public ConcurrentDictionary<Guid, Exception> Refusals { get; } = new();

    public void Put(ReferralChanged referral) => _referrals[referral.ReferralId] = referral;

    public ReferralChanged Get(Guid id) => _referrals[id];

    public Task<ReferralChanged> AnswerAsync(AnswerReferral question, CancellationToken cancellation)
    {
        if (!_referrals.TryGetValue(question.ReferralId, out var referral)
            || referral.ReceivingOrganizationId != question.ReceivingOrganizationId)
            throw new NotFoundException("referral");
        if (Refusals.TryGetValue(question.ReferralId, out var refusal)) throw refusal;
        var stands = referral.Status == question.Status;
        if (stands && (question.StatusReason is null || question.StatusReason == ReasonOf(referral)))
            return Task.FromResult(referral);
        if (question.ExpectedVersion is { } expected && expected != referral.Version)
            throw new StaleVersionException(expected, referral.Version);
        if (question.Status == ReferralStatus.Completed && question.OutcomeCode is null)
            throw new InvalidRequestException("outcomeCode", "Required.");
        var changed = referral with
        {
            Status = stands ? referral.Status : Lifecycle.Move(referral.Status, question.Status),
            Version = referral.Version + 1,
            OutcomeCode = question.OutcomeCode,
            Notes = question.StatusReason is null
                ? null
                : seal.Seal(new ReferralNotes { StatusReason = question.StatusReason }),
            ChangedAt = time.GetUtcNow(),
        };
        _referrals[question.ReferralId] = changed;
        return Task.FromResult(changed);
    }

    private string? ReasonOf(ReferralChanged referral) =>
        referral.Notes is { } notes ? seal.Open<ReferralNotes>(notes).StatusReason : null;
}
