using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Filing;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>A ServiceRequest with its Task that has been read and understood to the last element.</summary>
internal sealed record FiledReferral
{
    public required FiledPatient Patient { get; init; }

    /// <summary>The client's own for it.</summary>
    public Identifier? Name { get; init; }

    /// <summary>The same, as it is kept.</summary>
    public ForeignIdentifier? Identifier { get; init; }

    /// <summary>The organization referred to.</summary>
    public Guid? Receiver { get; init; }

    public required string ServiceCode { get; init; }

    public required ReferralPriority Priority { get; init; }

    public string? ReasonCode { get; init; }

    /// <summary>Why, in words.</summary>
    public string? Reason { get; init; }

    public DateOnly? NeededBy { get; init; }

    public IReadOnlyList<Guid> DocumentIds { get; init; } = [];

    public DateTimeOffset? AuthoredAt { get; init; }
}
