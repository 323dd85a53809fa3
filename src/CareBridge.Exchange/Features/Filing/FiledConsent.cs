using CareBridge.Contracts.Consent;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>A Consent that has been read and understood to the last element.</summary>
internal sealed record FiledConsent
{
    public required FiledPatient Patient { get; init; }

    public required FiledTerms Terms { get; init; }

    /// <summary>Null for a proposal.</summary>
    public SignedForm? Signature { get; init; }

    /// <summary>The client's own for it.</summary>
    public Identifier? Name { get; init; }
}

/// <summary>By our id, or by a number of the client's organization.</summary>
internal sealed record FiledPatient(Guid? Id, string? System, string? Value);

internal sealed record FiledTerms
{
    public required IReadOnlyList<Guid> Disclosers { get; init; }

    public required IReadOnlyList<Guid> Recipients { get; init; }

    public required IReadOnlyList<Guid> Persons { get; init; }

    public required IReadOnlyList<DisclosureCategory> Categories { get; init; }

    public required IReadOnlyList<PurposeOfUse> Purposes { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}

internal sealed record SignedForm(DateTimeOffset SignedAt, SignerRole Signer, FiledForm Form);
