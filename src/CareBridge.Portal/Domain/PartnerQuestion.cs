using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Domain;

/// <summary>
/// Whether a partner without an account may be told that somebody would be glad of them: asked each time that it is
/// about to be sent. Rests sealed only.
/// </summary>
/// <param name="OrganizationId">Which tells them.</param>
/// <param name="PartnershipId">As whom the participant's consent names them.</param>
internal sealed record PartnerQuestion(Guid ParticipantId, Guid OrganizationId, Guid PartnershipId)
{
    /// <summary>As whom they are sent it.</summary>
    public Guid AddresseeId => DerivedId.Of("partner", ParticipantId, $"{OrganizationId} {PartnershipId}");
}
