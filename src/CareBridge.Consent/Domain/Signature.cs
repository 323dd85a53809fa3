using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>Somebody's signature under a consent (42 CFR 2.31(a)(8) and (9); electronic ones are allowed).</summary>
internal sealed record Signature
{
    /// <summary>Longest name that is taken as a signature, in characters.</summary>
    public const int NameLength = 200;

    public required SignerRole Signer { get; init; }

    /// <summary>As they signed.</summary>
    public required string Name { get; init; }

    public required SignatureMethod Method { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    public required string FormVersion { get; init; }

    public required Language Language { get; init; }

    /// <summary>The drawing, or the scan of the paper.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>The member of staff who saw it signed on paper.</summary>
    public Guid? WitnessedBy { get; init; }

    /// <summary>The member of staff who explained the form.</summary>
    public Guid? ExplainedBy { get; init; }

    /// <summary>Keyed hash of the network address it came from: it tells two apart and names none.</summary>
    public string? AddressHash { get; init; }

    /// <summary>The same act told again; only the time and the way it came may differ.</summary>
    public bool Repeats(Signature other) =>
        Signer == other.Signer && Name == other.Name && Method == other.Method;
}
