using CareBridge.Consent.Features.Accounting;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Diagnosis;

/// <summary>Whether the accounting of disclosures is anchored as often as it should be.</summary>
internal sealed class AnchorsCheck : DeploymentCheck
{
    public override string Name => "anchors";

    public override async Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        try
        {
            await using var store = examination.Open<ConsentDbContext>();
            if (store is null) return;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Examination.Patience);
            var interval = AnchorAccounting.ReadInterval(examination.Configuration);
            // Two, so that one that is just being taken is none that is missing.
            var due = SortKey.Of(examination.Time.Now() - (2 * interval), Guid.Empty);
            var late = await store.AccountingHeads.CountAsync(
                head => head.Sequence > head.AnchoredSequence && store.Disclosures.Any(line =>
                    line.ParticipantId == head.ParticipantId && line.Sequence > head.AnchoredSequence
                    && string.Compare(line.SortKey, due) < 0),
                patience.Token);
            if (late == 0) return;
            found.Fault(
                "anchors-late",
                "Consent:AnchorInterval",
                $"Disclosures of {late} participants have waited for an anchor for over two intervals.",
                "See that the consent service runs with its keys; without anchors, edits are harder to find.");
        }
        catch (Exception exception) when (Examination.IsNoAnswer(exception, cancellation))
        {
            found.Note("anchors-unseen", "consent", "The accounting could not be read: see stores and settings.");
        }
    }
}
