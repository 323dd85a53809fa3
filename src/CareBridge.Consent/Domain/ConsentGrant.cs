using CareBridge.Consent.Domain.Forms;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>A signature under a request, and what the signer takes out of it. Null narrows nothing.</summary>
internal sealed record ConsentGrant
{
    /// <summary>"No longer than reasonably necessary" (42 CFR 2.31(a)(7)) is never longer than this.</summary>
    private const int MaxYears = 10;

    public IReadOnlyList<DisclosureCategory>? Categories { get; init; }

    public IReadOnlyList<Guid>? RecipientOrganizationIds { get; init; }

    public IReadOnlyList<Guid>? RecipientPersonIds { get; init; }

    public IReadOnlyList<PurposeOfUse>? Purposes { get; init; }

    /// <summary>Null begins at once.</summary>
    public DateTimeOffset? StartsAt { get; init => field = value?.AsKept(); }

    public DateTimeOffset? ExpiresAt { get; init => field = value?.AsKept(); }

    public ExpiryEvent? ExpiryEvent { get; init; }

    /// <summary>The name as signed; the rest of the signature stands in any case.</summary>
    public string? SignedName { get; init => field = value?.Trim(); }

    public SignerRole Signer { get; init; }

    public SignatureMethod Method { get; init; }

    public Language Language { get; init; }

    /// <summary>The wording that was read; null for the current one.</summary>
    public string? FormVersion { get; init; }

    public Guid? DocumentId { get; init; }

    public Guid? WitnessedBy { get; init; }

    public Guid? ExplainedBy { get; init; }

    public string? AddressHash { get; init; }

    /// <summary>On paper, the day that stands beside the name; otherwise now.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    public bool RightToRevokeRead { get; init; }

    public bool RedisclosureRead { get; init; }

    public bool RefusalRead { get; init; }

    public bool AllIsRead => RightToRevokeRead && RedisclosureRead && RefusalRead;

    public ConsentTerms Narrow(ConsentTerms asked) => asked with
    {
        Categories = Categories ?? asked.Categories,
        RecipientOrganizationIds = RecipientOrganizationIds ?? asked.RecipientOrganizationIds,
        RecipientPersons = RecipientPersonIds is { } kept
            ? [.. asked.RecipientPersons.Where(person => kept.Contains(person.Id))]
            : asked.RecipientPersons,
        Purposes = Purposes ?? asked.Purposes,
    };

    public Signature Sign(DateTimeOffset at) => new()
    {
        Signer = Signer,
        Name = SignedName!,
        Method = Method,
        SignedAt = SignedAt?.AsKept() ?? at,
        FormVersion = FormVersion ?? ConsentForms.CurrentVersion,
        Language = Language,
        DocumentId = DocumentId,
        WitnessedBy = WitnessedBy,
        ExplainedBy = ExplainedBy,
        AddressHash = AddressHash,
    };

    /// <summary>Notes every element of 42 CFR 2.31(a) that is missing, and all that would widen the request.</summary>
    /// <param name="referralId">The referral the consent was asked for, if any.</param>
    public Check Check(ConsentTerms asked, Guid? referralId, DateTimeOffset at)
    {
        var check = new Check();
        Narrows(check, Categories, asked.Categories, ConsentRequest.Field.Categories, "2.31(a)(3)");
        Narrows(check, RecipientOrganizationIds, asked.RecipientOrganizationIds,
            ConsentRequest.Field.Recipients, "2.31(a)(4)");
        Narrows(check, RecipientPersonIds, [.. asked.RecipientPersons.Select(person => person.Id)],
            "recipientPersonIds", "2.31(a)(4)");
        Narrows(check, Purposes, asked.Purposes, ConsentRequest.Field.Purposes, "2.31(a)(5)");
        check
            .That(
                ExpiresAt is { } end ? end > at && end <= at.AddYears(MaxYears) : ExpiryEvent is not null,
                "expiresAt",
                $"Required: when the consent ends, from now to {MaxYears} years ahead, or an expiryEvent "
                    + "(42 CFR 2.31(a)(7)).")
            .That(ExpiryEvent != Contracts.Consent.ExpiryEvent.ReferralClosed || referralId is not null, "expiryEvent",
                "This consent was not asked for a referral.")
            .That(StartsAt is null || ExpiresAt is null || StartsAt < ExpiresAt, "startsAt",
                "Before expiresAt.");
        return CheckSignature(check, at);
    }

    /// <summary>What is checked of whoever signs besides the participant.</summary>
    public Check CheckSignature(Check check, DateTimeOffset at) => check
        .That(SignedName?.Length is > 0 and <= Signature.NameLength, "signature.name",
            $"Required: your name as your signature, at most {Signature.NameLength} characters "
                + "(42 CFR 2.31(a)(1) and (8)).")
        .That(SignedAt is null || SignedAt <= at, "signature.signedAt", "Not in the future (42 CFR 2.31(a)(9)).")
        .That(
            ConsentForms.Find(FormVersion ?? ConsentForms.CurrentVersion, Language) is not null,
            "formVersion",
            "There is no such form in this language.")
        .That(RightToRevokeRead, "statements.rightToRevoke",
            "Required: true, to say that you have read how to revoke (42 CFR 2.31(a)(6)).")
        .That(RedisclosureRead, "statements.redisclosure",
            "Required: true, to say that you have read about redisclosure (42 CFR 2.31(a)(10)(i)).")
        .That(RefusalRead, "statements.refusal",
            "Required: true, to say that you have read what refusing means (42 CFR 2.31(a)(10)(ii)).");

    private static void Narrows<T>(
        Check check, IReadOnlyList<T>? granted, IReadOnlyList<T> asked, string field, string section)
    {
        if (granted is null) return;
        check
            .That(granted.Count > 0, field, $"Leave it out or keep at least one (42 CFR {section}).")
            .That(granted.All(asked.Contains), field, "A grant may keep or drop what was asked for, not add to it.");
    }
}
