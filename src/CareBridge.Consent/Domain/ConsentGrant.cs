using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>The participant's signature under a request, and what they take out of it. Null narrows nothing.</summary>
internal sealed record ConsentGrant
{
    /// <summary>Longest name that is taken as a signature, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>"No longer than reasonably necessary" (42 CFR 2.31(a)(7)) is never longer than this.</summary>
    private const int MaxYears = 10;

    public IReadOnlyList<DisclosureCategory>? Categories { get; init; }

    public IReadOnlyList<Guid>? RecipientOrganizationIds { get; init; }

    public IReadOnlyList<PurposeOfUse>? Purposes { get; init; }

    public DateTimeOffset? ExpiresAt { get; init => field = value is { } time ? time.AsKept() : null; }

    /// <summary>The participant's name as they signed it.</summary>
    public string? SignedName { get; init => field = value?.Trim(); }

    public bool RightToRevokeRead { get; init; }

    public bool RedisclosureRead { get; init; }

    public bool RefusalRead { get; init; }

    public ConsentTerms Narrow(ConsentTerms asked) => asked with
    {
        Categories = Categories ?? asked.Categories,
        RecipientOrganizationIds = RecipientOrganizationIds ?? asked.RecipientOrganizationIds,
        Purposes = Purposes ?? asked.Purposes,
    };

    /// <summary>Notes every element of 42 CFR 2.31(a) that is missing, and all that would widen the request.</summary>
    public Check Check(ConsentTerms asked, DateTimeOffset at)
    {
        var terms = Narrow(asked);
        var check = new Check();
        Narrows(check, terms.Categories, asked.Categories, ConsentRequest.Field.Categories, "2.31(a)(3)");
        Narrows(check, terms.RecipientOrganizationIds, asked.RecipientOrganizationIds,
            ConsentRequest.Field.Recipients, "2.31(a)(4)");
        Narrows(check, terms.Purposes, asked.Purposes, ConsentRequest.Field.Purposes, "2.31(a)(5)");
        return check
            .That(ExpiresAt > at && ExpiresAt <= at.AddYears(MaxYears), "expiresAt",
                $"Required: when the consent ends, from now to {MaxYears} years ahead (42 CFR 2.31(a)(7)).")
            .That(SignedName?.Length is > 0 and <= NameLength, "signature.name",
                $"Required: your name as your signature, at most {NameLength} characters (42 CFR 2.31(a)(1) and (8)).")
            .That(RightToRevokeRead, "statements.rightToRevoke",
                "Required: true, to say that you have read how to revoke (42 CFR 2.31(a)(6)).")
            .That(RedisclosureRead, "statements.redisclosure",
                "Required: true, to say that you have read about redisclosure (42 CFR 2.31(a)(10)(i)).")
            .That(RefusalRead, "statements.refusal",
                "Required: true, to say that you have read what refusing means (42 CFR 2.31(a)(10)(ii)).");
    }

    private static void Narrows<T>(
        Check check, IReadOnlyList<T> granted, IReadOnlyList<T> asked, string field, string section) => check
        .That(granted.Count > 0, field, $"Leave it out or keep at least one (42 CFR {section}).")
        .That(granted.All(asked.Contains), field, "A grant may keep or drop what was asked for, not add to it.");
}
