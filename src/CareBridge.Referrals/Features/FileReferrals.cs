using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>Takes what organizations' own systems refer, answer and take back.</summary>
internal sealed class FileReferrals(
    ReferralsDbContext store,
    ReferralRules rules,
    SubmitReferral submit,
    CancelReferral cancel,
    InformReceivers inform,
    Acts acts,
    ISeal seal) : IReferralFilings
{
    /// <exception cref="RefusedException">The id is in use for something else.</exception>
    public async Task<ReferralChanged> FileAsync(FileReferral question, CancellationToken cancellation)
    {
        var terms = new ReferralTerms(
            question.ParticipantId,
            question.ReferringOrganizationId,
            question.ReceivingOrganizationId,
            question.ServiceCode,
            question.Priority)
        {
            ReasonCode = question.ReasonCode,
            Reason = question.Notes is { } notes ? seal.Open<ReferralNotes>(notes).Reason : null,
            NeededBy = question.NeededBy,
            DocumentIds = [.. question.DocumentIds.Distinct()],
        };
        var existing = await store.Referrals.SingleOrDefaultAsync(r => r.Id == question.ReferralId, cancellation);
        if (existing is not null)
        {
            return IsSame(existing, terms, question)
                ? (ReferralChanged)existing.ToMessage(seal)
                : throw RefusedException.InUse();
        }
        Check(question.Identifier);
        await rules.RequireAsync(terms, question.FiledBy, cancellation);

        var act = acts.Of(question.FiledBy, Side.Referring);
        var referral = Referral.File(
            question.ReferralId, terms, act, question.Identifier, question.AuthoredAt?.AsKept() ?? act.At);
        referral.Submit(await submit.IsPermittedAsync(referral, cancellation), act);
        store.Referrals.Add(referral);
        await store.SaveChangesAsync(cancellation);
        return (ReferralChanged)referral.ToMessage(seal);
    }

    public async Task<ReferralChanged> CancelAsync(CancelFiledReferral question, CancellationToken cancellation)
    {
        var referral = await store.RequireOwnAsync(
            question.ReferralId, question.ReferringOrganizationId, cancellation);
        await cancel.CancelAsync(
            referral, question.ExpectedVersion, acts.Of(question.CancelledBy, Side.Referring), cancellation);
        return (ReferralChanged)referral.ToMessage(seal);
    }

    public async Task<ReferralChanged> InformAsync(InformReceiver question, CancellationToken cancellation)
    {
        var referral = await store.RequireOwnAsync(
            question.ReferralId, question.ReferringOrganizationId, cancellation);
        var answer = seal.Open<ReferralInformation>(question.Information).Text;
        await inform.InformAsync(
            referral, answer, question.ExpectedVersion, acts.Of(question.InformedBy, Side.Referring), cancellation);
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
