using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>Takes what organizations' own systems refer, and take back.</summary>
internal sealed class FileReferrals(
    ReferralsDbContext store,
    ReferralRules rules,
    SubmitReferral submit,
    CancelReferral cancel,
    ISeal seal,
    TimeProvider time) : IReferralFilings
{
    /// <exception cref="RefusedException">The id is in use for something else.</exception>
    public async Task<ReferralChanged> FileAsync(FileReferral question, CancellationToken cancellation)
    {
        var terms = new ReferralTerms(
            question.ParticipantId,
            question.ReferringOrganizationId,
            question.ReceivingOrganizationId,
            question.ServiceCode,
            question.Priority);
        var existing = await store.Referrals.SingleOrDefaultAsync(r => r.Id == question.ReferralId, cancellation);
        if (existing is not null)
        {
            return IsSame(existing, terms, question)
                ? (ReferralChanged)existing.ToMessage(seal)
                : throw RefusedException.InUse();
        }
        Check(question.Identifier);
        await rules.RequireAsync(terms, cancellation);

        var now = time.Now();
        var referral = Referral.File(
            question.ReferralId,
            terms,
            question.FiledBy,
            question.Identifier,
            question.AuthoredAt?.AsKept() ?? now,
            now);
        referral.Submit(await submit.IsPermittedAsync(referral, cancellation), now);
        store.Referrals.Add(referral);
        await store.SaveChangesAsync(cancellation);
        return (ReferralChanged)referral.ToMessage(seal);
    }

    public async Task<ReferralChanged> CancelAsync(CancelFiledReferral question, CancellationToken cancellation)
    {
        var referral = await cancel.CancelAsync(
            question.ReferralId, question.ReferringOrganizationId, question.ExpectedVersion, cancellation);
        return (ReferralChanged)referral.ToMessage(seal);
    }

    private static void Check(ForeignIdentifier? identifier)
    {
        if (identifier is null) return;
        new Check()
            .Text(identifier.System, "identifier", ReferralMapping.IdentifierLength)
            .Text(identifier.Value, "identifier", ReferralMapping.IdentifierLength)
            .ThrowIfAny();
    }

    private static bool IsSame(Referral existing, ReferralTerms terms, FileReferral question) =>
        existing.Terms == terms
        && existing.Identifier == question.Identifier
        && (question.AuthoredAt is null || existing.AuthoredAt == question.AuthoredAt?.AsKept());
}
