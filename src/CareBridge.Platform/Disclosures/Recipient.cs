using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;

namespace CareBridge.Platform.Disclosures;

/// <summary>Who is to receive something, and what for.</summary>
/// <param name="Id">The person or client that receives it at the organization.</param>
public sealed record Recipient(Guid OrganizationId, Guid Id, PurposeOfUse Purpose)
{
    /// <summary>A medical emergency (42 CFR 2.51), in which no consent is needed.</summary>
    public EmergencyGrounds? Emergency { get; init; }

    /// <param name="purpose">As a request names it; treatment when it does not.</param>
    /// <exception cref="InvalidRequestException">It is none.</exception>
    public static Recipient Of(Caller caller, string? purpose = null) => new(
        caller.Organization,
        caller.Id,
        purpose is null
            ? PurposeOfUse.Treatment
            : Coded<PurposeOfUse>.TryParse(purpose, out var named)
                ? named
                : throw new InvalidRequestException("purpose", EnumCode.OneOf<PurposeOfUse>()));
}
