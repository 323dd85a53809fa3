using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;

namespace CareBridge.Referrals.Domain;

/// <summary>What people and their systems wrote about it: kept sealed, and leaves sealed.</summary>
internal sealed partial class Referral : IKeptSealed
{
    /// <summary>Why the participant is referred.</summary>
    public string? Reason { get; private set; }

    /// <summary>The receiving organization's reason for its last answer.</summary>
    public string? StatusReason { get; private set; }

    /// <summary>In the order asked.</summary>
    public IReadOnlyList<ReferralQuestion> Questions { get; private set; } = [];

    /// <summary>The referring organization's own name for it, if its system gave one.</summary>
    public ForeignIdentifier? Identifier { get; private set; }

    /// <summary>All of them as they are kept; null where there are none.</summary>
    public SealedContent? Notes { get; private set; }

    public void Open(ISeal seal)
    {
        if (Notes is null) return;
        var notes = seal.Open<ReferralNotes>(Notes);
        (Reason, StatusReason) = (notes.Reason, notes.StatusReason);
        (Questions, Identifier) = (notes.Questions, notes.Identifier);
    }

    public void Seal(ISeal seal) => Notes = Sealed(seal);

    private SealedContent? Sealed(ISeal seal) =>
        StatusReason is null && Identifier is null && Reason is null && Questions.Count == 0
            ? null
            : seal.Seal(new ReferralNotes
            {
                StatusReason = StatusReason,
                Identifier = Identifier,
                Reason = Reason,
                Questions = Questions,
            });
}
